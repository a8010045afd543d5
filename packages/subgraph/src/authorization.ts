import { ForbiddenError, UnauthenticatedError } from '@app/kernel';
import {
  type ConstDirectiveNode,
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLSchema,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql';
import type { BaseContext } from './context.ts';

/** What a field asks of its caller. */
export interface Requirement {
  /** Sets of which one has to be held whole; null: a session is enough. */
  readonly scopes: readonly (readonly string[])[] | null;
}

/**
 * Enforces `@authenticated` and `@requiresScopes` in the subgraph itself, on fields and on whole types, whichever way in is taken.
 * The gateway's check is a second lock; both read the same SDL. The platform itself passes.
 */
export function enforceAuthorization(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const ofType = [type.astNode, ...type.extensionASTNodes].flatMap((node) => requirementsOf(node?.directives));
    for (const field of Object.values(type.getFields())) {
      const requirements = [...ofType, ...requirementsOf(field.astNode?.directives)];
      if (requirements.length > 0) guard(field, requirements);
    }
  }
  return schema;
}

/** What the directives of one element ask for; all of it has to be met. */
export function requirementsOf(directives: readonly ConstDirectiveNode[] | undefined): Requirement[] {
  return (directives ?? []).flatMap<Requirement>((directive) => {
    if (directive.name.value === 'authenticated') return [{ scopes: null }];
    if (directive.name.value !== 'requiresScopes') return [];
    const argument = directive.arguments?.find(({ name }) => name.value === 'scopes');
    const scopes = argument ? valueFromASTUntyped(argument.value) : [];
    return [{ scopes: Array.isArray(scopes) ? scopes.map((set) => (Array.isArray(set) ? set.map(String) : [String(set)])) : [] }];
  });
}

function guard(field: GraphQLField<unknown, BaseContext>, requirements: readonly Requirement[]): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const subscribe = field.subscribe;
  field.resolve = (source, args, context, info) => {
    check(context, requirements);
    return resolve(source, args, context, info);
  };
  if (subscribe === undefined) return;
  field.subscribe = (source, args, context, info) => {
    check(context, requirements);
    return subscribe(source, args, context, info);
  };
}

function check(context: BaseContext, requirements: readonly Requirement[]): void {
  if (context.identity.kind === 'service') return;
  for (const { scopes } of requirements) {
    if (context.viewer === null) throw new UnauthenticatedError();
    const held: readonly string[] = context.viewer.scopes;
    if (scopes !== null && !scopes.some((set) => set.every((scope) => held.includes(scope)))) throw new ForbiddenError();
  }
}
