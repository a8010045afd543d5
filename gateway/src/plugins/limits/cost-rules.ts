import { type ConstDirectiveNode, Kind, parse, valueFromASTUntyped } from 'graphql';

/** What `@listSize` says of a list, or of the lists inside a connection. */
export interface ListSizeRule {
  readonly assumedSize: number | null;
  readonly slicingArguments: readonly string[];
  /** Fields of the returned object that have the size. */
  readonly sizedFields: readonly string[];
}

/** `@cost` and `@listSize` of a supergraph, by coordinate (`Type` or `Type.field`). */
export interface CostRules {
  readonly weights: ReadonlyMap<string, number>;
  readonly listSizes: ReadonlyMap<string, ListSizeRule>;
}

/** Reads the cost directives, which the public schema no longer shows. */
export function readCosts(supergraphSdl: string): CostRules {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSizeRule>();
  const note = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    for (const directive of directives) {
      const name = directive.name.value.replace(/^(federation|cost)__/, '');
      if (name === 'cost') weights.set(coordinate, Number(argumentOf(directive, 'weight')) || 0);
      if (name === 'listSize') listSizes.set(coordinate, listSizeOf(directive));
    }
  };
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (!('name' in definition) || definition.name === undefined || definition.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const typeName = definition.name.value;
    note(typeName, 'directives' in definition ? (definition.directives as readonly ConstDirectiveNode[]) : []);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) note(`${typeName}.${field.name.value}`, field.directives);
  }
  return { weights, listSizes };
}

function listSizeOf(directive: ConstDirectiveNode): ListSizeRule {
  const assumed = argumentOf(directive, 'assumedSize');
  return {
    assumedSize: typeof assumed === 'number' ? assumed : null,
    slicingArguments: textsOf(argumentOf(directive, 'slicingArguments')),
    sizedFields: textsOf(argumentOf(directive, 'sizedFields')),
  };
}

function argumentOf(directive: ConstDirectiveNode, name: string): unknown {
  const argument = directive.arguments?.find((candidate) => candidate.name.value === name);
  return argument && valueFromASTUntyped(argument.value);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
