import { buildSubgraphSchema } from '@apollo/subgraph';
import type { CallHandler } from '@app/calls';
import type { Consumers, OutboxRelay } from '@app/events';
import type { SetupStep } from '@app/mongo';
import type { FastifyInstance } from 'fastify';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { enforceAuthorization } from './authorization.ts';
import type { BaseContext, SubgraphRequest } from './context.ts';

/** The seven domains. */
export const SUBGRAPH_NAMES = ['auth', 'profiles', 'postfeed', 'chat', 'video', 'notifications', 'media'] as const;
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

/** What moves events of a domain; a drain waits until all of it is at rest. */
export interface EventParts {
  readonly relays: readonly OutboxRelay[];
  readonly consumers: readonly Consumers[];
}

/** One domain with everything it owns; a process of its own, or hosted by the gateway. */
export interface Subgraph {
  readonly name: SubgraphName;
  readonly typeDefs: DocumentNode;
  readonly schema: GraphQLSchema;
  /** The context of one operation: identity, use cases, fresh loaders. */
  createContext(request: SubgraphRequest): BaseContext;
  /** Questions of other parts that this domain answers. */
  readonly calls: readonly CallHandler[];
  /** HTTP paths of this domain that clients reach beside GraphQL (signed media URLs, JWKS); `prefixes` lists their beginnings. */
  readonly routes?: { readonly prefixes: readonly string[]; mount(app: FastifyInstance): Promise<void> };
  /** Brings the domain's own store to its declarations; repeatable. */
  setUp(options?: { dryRun?: boolean }): Promise<SetupStep[]>;
  /** Starts relays, consumers and timers. Serving works before it. */
  start(): Promise<void>;
  /** Rejects when the domain's store cannot answer. */
  ready(): Promise<void>;
  /** Relays and consumers that are running. */
  eventParts(): EventParts;
  /** Stops what `start` began and waits for work in hand. */
  stop(): Promise<void>;
}

/** Any map of resolvers, as codegen emits it. */
type ResolverMap = NonNullable<Extract<Parameters<typeof buildSubgraphSchema>[0], { resolvers?: unknown }>['resolvers']>;

/** The executable, guarded schema of a subgraph. */
export function createSubgraphSchema(typeDefs: DocumentNode, resolvers: object): GraphQLSchema {
  // Codegen types each resolver by its own parent; the builder only knows maps of functions.
  return enforceAuthorization(buildSubgraphSchema([{ typeDefs, resolvers: resolvers as ResolverMap }]));
}
