import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import type { ComposedPart } from './compose.ts';

const PROTECTIONS = new Set(['authenticated', 'requiresScopes', 'policy']);

/**
 * What composition accepts and this platform does not: `@requires` with arguments (plans can then give wrong values), elements without
 * a description, and a field that one subgraph protects and another, which answers it too, does not. Empty: all is well.
 */
export function lintParts(parts: readonly ComposedPart[]): string[] {
  return [...parts.flatMap(lintPart), ...unevenProtection(parts)];
}

function lintPart({ name, typeDefs }: ComposedPart): string[] {
  return typeDefs.definitions.flatMap((definition) => [
    ...requiresWithArguments(definition).map((place) => `${name}: ${place} uses @requires with arguments`),
    ...undescribed(definition, describedTypes(typeDefs)).map((place) => `${name}: ${place} has no description`),
  ]);
}

function requiresWithArguments(definition: DefinitionNode): string[] {
  return fieldsOf(definition)
    .filter((field) => argumentOf(directive(field.directives, 'requires'), 'fields')?.includes('(') === true)
    .map((field) => `${nameOf(definition)}.${field.name.value}`);
}

/** Types that are described where they are defined; extensions of them need no text of their own. */
function describedTypes(document: DocumentNode): ReadonlySet<string> {
  return new Set(document.definitions.filter((node) => 'description' in node && node.description !== undefined).map(nameOf));
}

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

function undescribed(definition: DefinitionNode, described: ReadonlySet<string>): string[] {
  const type = nameOf(definition);
  if (type === '' || definition.kind === Kind.DIRECTIVE_DEFINITION) return [];
  const isExtension = definition.kind.endsWith('Extension');
  const own = isExtension || ROOT_TYPES.has(type) || described.has(type) ? [] : [type];
  const fields = [...fieldsOf(definition), ...inputsOf(definition)].flatMap((field) => [
    ...(field.description === undefined && !isExternal(field) ? [`${type}.${field.name.value}`] : []),
    ...('arguments' in field ? (field.arguments ?? []) : [])
      .filter((argument) => argument.description === undefined)
      .map((argument) => `${type}.${field.name.value}(${argument.name.value}:)`),
  ]);
  const values = 'values' in definition ? (definition.values ?? []) : [];
  return [
    ...own,
    ...fields,
    ...values.filter((value) => value.description === undefined).map((value) => `${type}.${value.name.value}`),
  ];
}

function unevenProtection(parts: readonly ComposedPart[]): string[] {
  const protectedBy = new Map<string, Set<string>>();
  const answeredBy = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, coordinate: string, part: string) => {
    map.set(coordinate, (map.get(coordinate) ?? new Set()).add(part));
  };
  for (const { name, typeDefs } of parts) {
    for (const definition of typeDefs.definitions) {
      for (const field of fieldsOf(definition)) {
        if (isExternal(field)) continue;
        const coordinate = `${nameOf(definition)}.${field.name.value}`;
        note(answeredBy, coordinate, name);
        if (field.directives?.some((one) => PROTECTIONS.has(one.name.value))) note(protectedBy, coordinate, name);
      }
    }
  }
  return [...protectedBy].flatMap(([coordinate, protectors]) =>
    [...(answeredBy.get(coordinate) ?? [])]
      .filter((part) => !protectors.has(part))
      .map((part) => `${part}: ${coordinate} is protected by ${[...protectors].join(', ')} but not here`),
  );
}

function nameOf(definition: DefinitionNode): string {
  return 'name' in definition && definition.name !== undefined ? definition.name.value : '';
}

function fieldsOf(definition: DefinitionNode): readonly FieldDefinitionNode[] {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return definition.fields ?? [];
    default:
      return [];
  }
}

function inputsOf(definition: DefinitionNode): readonly InputValueDefinitionNode[] {
  const isInput = definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || definition.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION;
  return isInput ? (definition.fields ?? []) : [];
}

function isExternal(node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }): boolean {
  return directive(node.directives, 'external') !== undefined;
}

function directive(directives: readonly ConstDirectiveNode[] | undefined, name: string): ConstDirectiveNode | undefined {
  return directives?.find((one) => one.name.value === name);
}

function argumentOf(node: ConstDirectiveNode | undefined, name: string): string | undefined {
  const argument = node?.arguments?.find((one) => one.name.value === name);
  const value: unknown = argument && valueFromASTUntyped(argument.value);
  return typeof value === 'string' ? value : undefined;
}
