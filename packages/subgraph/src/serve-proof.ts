import { Fault, serviceIdentity } from '@app/kernel';
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { type Requirement, requirementsOf } from './authorization.ts';

/** A protected field that let somebody through. */
export class UnprotectedFieldsError extends Error {
  /** `Type.field` each. */
  readonly coordinates: readonly string[];

  constructor(subgraph: string, coordinates: readonly string[]) {
    super(`${subgraph} does not refuse everybody whom its schema keeps out of ${coordinates.join(', ')}.`);
    this.name = 'UnprotectedFieldsError';
    this.coordinates = coordinates;
  }
}

/**
 * Proves at boot that every protected field of a subgraph refuses those who lack the right, whichever way in is taken: anonymous callers,
 * and where scopes are asked for also signed-in ones without any, and those who hold every other scope but lack one of each set that would
 * do. Each resolver is called as the executor would call it, with a parent, arguments and a context that raise an alarm when touched.
 * Throws `UnprotectedFieldsError` when one gets that far. Runs no resolver's own code on a guarded schema.
 */
export function proveAuthorization(name: string, schema: GraphQLSchema): void {
  const open = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => unprotectedFields(schema, type));
  if (open.length > 0) throw new UnprotectedFieldsError(name, open);
}

function unprotectedFields(schema: GraphQLSchema, type: GraphQLObjectType): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const requirements = requirementsAt(type, field);
    if (requirements.length === 0) return [];
    const isClosed =
      refuses(schema, field, callerOf(null), 'UNAUTHENTICATED') &&
      tooLittle(requirements).every((scopes) => refuses(schema, field, callerOf(scopes), 'FORBIDDEN'));
    return isClosed ? [] : [`${type.name}.${field.name}`];
  });
}

/** What the field asks for itself, by its type, or by an interface that it serves. */
function requirementsAt(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Requirement[] {
  const served: (GraphQLObjectType | GraphQLInterfaceType)[] = [type, ...type.getInterfaces().filter(isInterfaceType)];
  return served.flatMap((owner) => {
    const same = owner.getFields()[field.name];
    if (same === undefined) return [];
    const nodes = [same.astNode, owner.astNode, ...owner.extensionASTNodes];
    return nodes.flatMap((node) => requirementsOf(node?.directives));
  });
}

/** Scopes with which a signed-in caller must still be refused: none, and of each requirement all but one scope of every set that meets it. */
function tooLittle(requirements: readonly Requirement[]): string[][] {
  const asked = requirements.flatMap(({ scopes }) => (scopes === null ? [] : [scopes]));
  if (asked.length === 0) return [];
  const all = new Set(asked.flat(2));
  const nearly = asked.flatMap((sets) => {
    const longest = Math.max(...sets.map((set) => set.length));
    return Array.from({ length: longest }, (_, i) => {
      const missing = new Set(sets.map((set) => set[i % set.length]));
      return [...all].filter((scope) => !missing.has(scope));
    });
  });
  return [[], ...nearly];
}

function refuses(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, context: object, code: string): boolean {
  const entrances = [field.resolve ?? defaultFieldResolver];
  if (field.subscribe) entrances.push(field.subscribe);
  return entrances.every((enter) => {
    try {
      // A guarded resolver refuses before it looks at anything but the caller.
      const outcome: unknown = enter(alarming('parent'), alarming('arguments'), context, infoOf(schema, field));
      if (outcome instanceof Promise) outcome.catch(() => undefined);
      return false;
    } catch (error) {
      return error instanceof Fault && error.code === code;
    }
  });
}

/** The context of an anonymous caller (null), or of a signed-in one with these scopes. */
function callerOf(scopes: readonly string[] | null): object {
  const viewer = scopes === null ? null : { id: 'proof', sessionId: 'proof', roles: [], scopes, provedAtMs: 0 };
  const identity = { ...serviceIdentity('proof', 'proof'), kind: viewer === null ? 'anonymous' : 'user', viewer };
  return new Proxy(
    {},
    {
      get(_target, key) {
        if (key === 'identity') return identity;
        if (key === 'viewer') return viewer;
        throw new Error(`touched context.${String(key)}`);
      },
    },
  );
}

function alarming(what: string): Record<string, never> {
  return new Proxy(
    {},
    {
      get(_target, key) {
        throw new Error(`touched ${what}.${String(key)}`);
      },
    },
  );
}

type Info = Parameters<NonNullable<GraphQLField<unknown, unknown>['resolve']>>[3];

function infoOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): Info {
  const info: Pick<Info, 'fieldName' | 'schema' | 'returnType'> = { fieldName: field.name, schema, returnType: field.type };
  // What a resolver could read beyond this, a guard never does.
  return info as Info;
}
