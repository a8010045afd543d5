import { Fault, type Identity, serviceIdentity } from '@app/kernel';
import {
  type ConstDirectiveNode,
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';

const DEMANDS_SESSION = new Set(['authenticated', 'requiresScopes', 'policy']);

/** A protected field that let somebody through. */
export class UnprotectedFieldsError extends Error {
  /** `Type.field` each. */
  readonly coordinates: readonly string[];

  constructor(subgraph: string, coordinates: readonly string[]) {
    super(`${subgraph} does not refuse anonymous callers of ${coordinates.join(', ')}, which its schema protects.`);
    this.name = 'UnprotectedFieldsError';
    this.coordinates = coordinates;
  }
}

/**
 * Proves at boot that every protected field of a subgraph refuses those who lack the right, whichever way in is taken: each resolver
 * is called as the executor would call it, with a parent, arguments and a context that raise an alarm when they are touched.
 * Throws `UnprotectedFieldsError` when one gets that far. Runs no resolver's own code on a guarded schema.
 */
export function proveAuthorization(name: string, schema: GraphQLSchema): void {
  const open = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => unprotectedFields(schema, type));
  if (open.length > 0) throw new UnprotectedFieldsError(name, open);
}

function unprotectedFields(schema: GraphQLSchema, type: GraphQLObjectType): string[] {
  return Object.values(type.getFields())
    .filter((field) => isProtected(type, field))
    .filter((field) => !refuses(schema, field))
    .map((field) => `${type.name}.${field.name}`);
}

/** Protected by itself, by its type, or by an interface that it serves. */
function isProtected(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  const served: (GraphQLObjectType | GraphQLInterfaceType)[] = [type, ...type.getInterfaces().filter(isInterfaceType)];
  return served.some((owner) => {
    const same = owner.getFields()[field.name];
    return (
      same !== undefined &&
      (demands(same.astNode?.directives) || [owner.astNode, ...owner.extensionASTNodes].some((node) => demands(node?.directives)))
    );
  });
}

function demands(directives: readonly ConstDirectiveNode[] | undefined): boolean {
  return directives?.some(({ name }) => DEMANDS_SESSION.has(name.value)) === true;
}

function refuses(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): boolean {
  const entrances = [field.resolve ?? defaultFieldResolver];
  if (field.subscribe) entrances.push(field.subscribe);
  return entrances.every((enter) => {
    try {
      // A guarded resolver refuses before it looks at anything but the caller.
      const outcome: unknown = enter(alarming('parent'), alarming('arguments'), anonymousContext(), infoOf(schema, field));
      if (outcome instanceof Promise) outcome.catch(() => undefined);
      return false;
    } catch (error) {
      return error instanceof Fault && error.code === 'UNAUTHENTICATED';
    }
  });
}

const ANONYMOUS: Identity = { ...serviceIdentity('proof', 'proof'), kind: 'anonymous' };

function anonymousContext(): object {
  return new Proxy(
    {},
    {
      get(_target, key) {
        if (key === 'identity') return ANONYMOUS;
        if (key === 'viewer') return null;
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
