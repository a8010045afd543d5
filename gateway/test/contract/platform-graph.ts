import { readFile } from 'node:fs/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { readDomainParts } from '../../src/compose.ts';
import type { RunnableGraph } from './differ.ts';

/** Argument values by name. */
export const PLATFORM_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  first: [1, 2, 3],
  last: [1, 2],
  id: ['post-1', 'user-2', 'video-3', 'media-4'],
};

/** Of so many fields one is null where it may be, and one is broken. */
const NULL_ONE_IN = 12;
const BROKEN_ONE_IN = 25;
const MISSING_ENTITY_ONE_IN = 15;
/** So few that objects meet again in one operation. */
const ENTITIES = 12;

/**
 * The platform's own supergraph and subgraph schemas, answered from nothing but hashes: what a field of an object says follows from the
 * object's key (an entity's) or from the way to it (any other's), its arguments and its name, so that it is the same in every subgraph, on
 * every path and in every run; some are null, some fail.
 */
export async function buildPlatformGraph(): Promise<RunnableGraph> {
  const supergraphSdl = await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
  const schemas = new Map<string, GraphQLSchema>();
  for (const { name, typeDefs } of await readDomainParts()) {
    const schema = buildSubgraphSchema([{ typeDefs, resolvers: {} }]);
    answerFromHashes(schema);
    schemas.set(name, schema);
  }
  return { supergraphSdl, schemas };
}

/** A parent, as the resolvers hand it on. */
interface Made {
  readonly __typename: string;
  /** From what its fields follow. */
  readonly seed: string;
  readonly [key: string]: unknown;
}

function answerFromHashes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_') || type.name === '_Service') continue;
    if (isEntity(schema, type.name)) {
      type.extensions = { ...type.extensions, apollo: { subgraph: { resolveReference: entityOf } } };
    }
    for (const field of Object.values(type.getFields())) {
      if (!field.name.startsWith('_')) field.resolve = resolveFromHash;
    }
  }
}

async function entityOf(reference: {
  readonly __typename: string;
  readonly id?: string;
  readonly tag?: string;
}): Promise<Made | null> {
  const seed = `${reference.__typename}:${reference.id ?? reference.tag}`;
  return isOneIn(MISSING_ENTITY_ONE_IN, `${seed} exists`) ? null : { ...reference, seed };
}

const resolveFromHash: GraphQLFieldResolver<unknown, unknown> = async (parent, args, _context, info) => {
  const made = isMade(parent) ? parent : { __typename: info.parentType.name, seed: info.parentType.name };
  const given = made[info.fieldName];
  if (given !== undefined) return given;
  const seed = `${made.seed}.${info.fieldName}(${inOrder(args)})`;
  if (isOneIn(BROKEN_ONE_IN, `${seed} works`)) throw new Error(`${info.parentType.name}.${info.fieldName} is broken`);
  return fieldValue(info.returnType, seed, info);
};

function fieldValue(type: GraphQLOutputType, seed: string, info: GraphQLResolveInfo): unknown {
  if (!isNonNullType(type) && isOneIn(NULL_ONE_IN, `${seed} is there`)) return null;
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) {
    const { ofType } = inner;
    return Array.from({ length: hash(`${seed} length`) % 4 }, (_, i) => fieldValue(ofType, `${seed}[${i}]`, info));
  }
  if (isEnumType(inner)) return pick(inner.getValues(), seed).value;
  if (isObjectType(inner)) return objectOf(inner.name, seed, info.schema);
  if (isAbstractType(inner)) return objectOf(pick(info.schema.getPossibleTypes(inner), seed).name, seed, info.schema);
  return scalarOf(inner.name, seed);
}

function objectOf(typename: string, seed: string, schema: GraphQLSchema): Made {
  if (!isEntity(schema, typename)) return { __typename: typename, seed };
  const key = `${typename.toLowerCase()}-${hash(`${seed} key`) % ENTITIES}`;
  return { __typename: typename, id: key, tag: key, grant: `grant of ${key}`, seed: `${typename}:${key}` };
}

function isEntity(schema: GraphQLSchema, typename: string): boolean {
  const union = schema.getType('_Entity');
  return isAbstractType(union) && schema.getPossibleTypes(union).some(({ name }) => name === typename);
}

function scalarOf(name: string, seed: string): unknown {
  const number = hash(seed) % 1_000;
  switch (name) {
    case 'Boolean':
      return number % 2 === 0;
    case 'Int':
    case 'SafeInt':
      return number;
    case 'Float':
      return number / 8;
    case 'DateTime':
      return new Date(1_700_000_000_000 + number * 60_000).toISOString();
    default:
      return `text ${number}`;
  }
}

/** As JSON, whatever the order in which an engine hands arguments over. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, below: unknown) =>
    typeof below === 'object' && below !== null && !Array.isArray(below)
      ? Object.fromEntries(Object.entries(below).sort(([a], [b]) => (a < b ? -1 : 1)))
      : below,
  );
}

function isMade(value: unknown): value is Made {
  return typeof value === 'object' && value !== null && 'seed' in value;
}

function pick<T>(items: readonly T[], seed: string): T {
  const item = items[hash(`${seed} kind`) % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function isOneIn(many: number, seed: string): boolean {
  return hash(seed) % many === 0;
}

/** FNV-1a, mixed once more so that its low bits differ too. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 0;
}
