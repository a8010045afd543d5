import { type ConstDirectiveNode, type DefinitionNode, type DocumentNode, Kind, parse, valueFromASTUntyped } from 'graphql';

/** What the SDL demands of whoever reads one schema coordinate. */
export interface AuthorizationRule {
  /** A caller must be signed in; true as well wherever scopes or policies are demanded. */
  readonly authenticated: boolean;
  /** Alternatives of scope sets: one whole inner list must be held. Empty: no scope demanded. */
  readonly requiresScopes: readonly (readonly string[])[];
  /** Alternatives of policy sets, as for scopes. Empty: none demanded. */
  readonly policies: readonly (readonly string[])[];
}

/** Every rule of a supergraph by schema coordinate: `Type` or `Type.field`. */
export interface AuthorizationRules {
  /** The rule that stands on exactly this coordinate; undefined when it is free. A field also owes the rules of its return type. */
  of(coordinate: string): AuthorizationRule | undefined;
  readonly coordinates: ReadonlyMap<string, AuthorizationRule>;
}

const FEATURES = ['authenticated', 'requiresScopes', 'policy'] as const;
type Feature = (typeof FEATURES)[number];

/** Reads `@authenticated`, `@requiresScopes` and `@policy` from a supergraph, also where `@link` renames them. */
export function readAuthorization(supergraphSdl: string): AuthorizationRules {
  const document = parse(supergraphSdl);
  const names = directiveNames(document);
  const coordinates = new Map<string, AuthorizationRule>();
  const note = (coordinate: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    const rule = ruleOf(directives ?? [], names);
    if (rule) coordinates.set(coordinate, rule);
  };
  for (const definition of document.definitions) {
    if (!isProtectable(definition)) continue;
    note(definition.name.value, definition.directives);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) note(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  return { of: (coordinate) => coordinates.get(coordinate), coordinates };
}

function isProtectable(node: DefinitionNode) {
  return (
    node.kind === Kind.OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    node.kind === Kind.SCALAR_TYPE_DEFINITION ||
    node.kind === Kind.ENUM_TYPE_DEFINITION
  );
}

function directiveNames(document: DocumentNode): ReadonlyMap<string, Feature> {
  const names = new Map<string, Feature>(FEATURES.map((feature) => [feature, feature]));
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const link of definition.directives ?? []) {
      if (link.name.value !== 'link') continue;
      const url = String(argumentOf(link, 'url'));
      const alias = argumentOf(link, 'as');
      const feature = FEATURES.find((name) => url.includes(`/${name}/`));
      if (feature && typeof alias === 'string') {
        names.delete(feature);
        names.set(alias, feature);
      }
    }
  }
  return names;
}

function ruleOf(directives: readonly ConstDirectiveNode[], names: ReadonlyMap<string, Feature>): AuthorizationRule | undefined {
  let requiresScopes: string[][] = [];
  let policies: string[][] = [];
  let found = false;
  for (const directive of directives) {
    const feature = names.get(directive.name.value);
    if (!feature) continue;
    found = true;
    if (feature === 'requiresScopes') requiresScopes = alternatives(argumentOf(directive, 'scopes'));
    if (feature === 'policy') policies = alternatives(argumentOf(directive, 'policies'));
  }
  return found ? { authenticated: true, requiresScopes, policies } : undefined;
}

function alternatives(value: unknown): string[][] {
  return Array.isArray(value) ? value.map((all) => (Array.isArray(all) ? all.map(String) : [String(all)])) : [];
}

function argumentOf(directive: ConstDirectiveNode, name: string): unknown {
  const argument = directive.arguments?.find((candidate) => candidate.name.value === name);
  return argument && valueFromASTUntyped(argument.value);
}
