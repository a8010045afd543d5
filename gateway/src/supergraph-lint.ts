import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  Kind,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';
import type { ComposedPart } from './compose.ts';

const PROTECTIONS = new Set(['authenticated', 'requiresScopes', 'policy']);

/**
 * What composition accepts and this platform does not: `@requires` with arguments (plans can then give wrong values), elements without
 * a description, lists that nothing bounds, and a field that one subgraph protects and another, which answers it too, does not. Empty: all is well.
 */
export function lintParts(parts: readonly ComposedPart[]): string[] {
  return [...parts.flatMap(lintPart), ...unevenProtection(parts)];
}

function lintPart({ name, typeDefs }: ComposedPart): string[] {
  return typeDefs.definitions.flatMap((definition) => [
    ...requiresWithArguments(definition).map((place) => `${name}: ${place} uses @requires with arguments`),
    ...undescribed(definition, describedTypes(typeDefs)).map((place) => `${name}: ${place} has no description`),
    ...unboundedLists(definition, enumsOf(typeDefs)).map((place) => `${name}: ${place} is a list without a bound`),
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

const PAGE_FIELDS = new Set(['edges', 'nodes']);
const SIZE_ARGUMENTS = new Set(['first', 'last', 'limit']);
/** Words by which a description promises how long a list can become. */
const BOUND = /\b(at most|up to|no more than|one (for|per|of) each|in (the )?order of)\b/i;

function enumsOf(document: DocumentNode): ReadonlySet<string> {
  return new Set(document.definitions.filter(({ kind }) => kind === Kind.ENUM_TYPE_DEFINITION).map(nameOf));
}

/** Lists are pages, or values of an enum, or as long as what was asked for, or their bound is documented (`@listSize`, "at most …"). */
function unboundedLists(definition: DefinitionNode, enums: ReadonlySet<string>): string[] {
  const type = nameOf(definition);
  return fieldsOf(definition)
    .filter((field) => isList(field.type) && !isExternal(field) && !enums.has(itemOf(field.type)))
    .filter(({ name }) => !(type.endsWith('Connection') && PAGE_FIELDS.has(name.value)))
    .filter(
      (field) => !(field.arguments ?? []).some((argument) => SIZE_ARGUMENTS.has(argument.name.value) || isList(argument.type)),
    )
    .filter((field) => directive(field.directives, 'listSize') === undefined && !BOUND.test(field.description?.value ?? ''))
    .map((field) => `${type}.${field.name.value}`);
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

function itemOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : itemOf(type.type);
}

/** Types with a resolvable `@key` whose references nothing resolves: their fields would be null, and no error would say so. */
export function lintReferences(name: string, typeDefs: DocumentNode, schema: GraphQLSchema): string[] {
  const keyed = typeDefs.definitions.flatMap((definition) => {
    const directives = 'directives' in definition ? (definition.directives ?? []) : [];
    const isKeyed = directives.some((node) => node.name.value === 'key' && !isUnresolvable(node));
    const isObject = definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION;
    return isKeyed && isObject ? [nameOf(definition)] : [];
  });
  return [...new Set(keyed)]
    .filter((type) => !resolvesReferences(schema.getType(type)))
    .map((type) => `${name}: ${type} has a @key and no reference resolver`);
}

function isUnresolvable(key: DirectiveNode): boolean {
  const argument = key.arguments?.find((one) => one.name.value === 'resolvable');
  return argument?.value.kind === Kind.BOOLEAN && !argument.value.value;
}

function resolvesReferences(type: GraphQLNamedType | undefined): boolean {
  const apollo: unknown = type?.extensions.apollo;
  return (
    JSON.stringify(apollo, (_key, value) => (typeof value === 'function' ? 'resolves' : value))?.includes('resolves') ?? false
  );
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
