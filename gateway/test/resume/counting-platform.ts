import { LocalCalls } from '@app/calls';
import { defineEvent, MongoOutbox, MongoOutboxRelay } from '@app/events';
import { config as configuration, IdentityTokens } from '@app/kernel';
import {
  baseContext,
  createRuntime,
  createSubgraphSchema,
  type LiveField,
  liveCursor,
  liveStream,
  platformSettings,
  type Runtime,
  type Subgraph,
  type SubgraphName,
  serveSubgraph,
} from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { parse } from 'graphql';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { composeSupergraph } from '../../src/compose.ts';
import { createGateway, createHttpTransport, type Gateway, identityOf, readGatewayConfig } from '../../src/index.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const COUNTING = `${LINK}
  type Query { start: String! }
  type Subscription { counted(after: String): CountedEvent! }
  union CountedEvent = Counted | ResyncRequired
  type Counted { cursor: String!  n: Int!  by: Author }
  type ResyncRequired { reason: String! }
  type Author @key(fields: "id") { id: ID! }`;
const AUTHORS = `${LINK} type Query { authors: Int } type Author @key(fields: "id") { id: ID!  name: String! }`;

const Counted = defineEvent('postfeed.test.counted.v1', z.object({ n: z.number() }), {
  key: () => 'all',
  topics: () => ['counted'],
});
const FIELD: LiveField = { name: 'counted', viewerId: null, domains: ['postfeed'] };

/** Numbers that come live out of a committed log, joined with a second subgraph; every part can be started again. */
export interface CountingPlatform {
  /** Of the gateway; the same after each restart. */
  readonly url: string;
  /** Commits so many next numbers. */
  count(howMany: number): Promise<void>;
  restartGateway(): Promise<void>;
  restartSubgraph(): Promise<void>;
  /** Loads the supergraph again. */
  reload(): void;
  stop(): Promise<void>;
}

interface Process {
  stop(): Promise<void>;
}

/** Starts it on stores of the caller's; `logLength` is the number of events that are kept for those who resume. */
export async function startCountingPlatform(
  stores: { mongoUrl: string; redisUrl: string },
  logLength = 100_000,
): Promise<CountingPlatform> {
  const logger = silentLogger();
  const settings = configuration.readConfig(platformSettings, {
    NODE_ENV: 'test',
    MONGO_URL: stores.mongoUrl,
    REDIS_URL: stores.redisUrl,
    EVENT_LOG_MAX_LENGTH: String(logLength),
  });
  const tokens = new IdentityTokens(settings.IDENTITY_SECRET);
  const runtimeOf = (name: string) => createRuntime({ config: settings, name, calls: new LocalCalls(), logger });
  const producer = await startProducer(runtimeOf('producer'), stores.mongoUrl);
  const urls: Record<string, string> = {};

  const serve = async (name: SubgraphName, typeDefs: string, resolversFor: (runtime: Runtime) => object): Promise<Process> => {
    const runtime = runtimeOf(name);
    await runtime.start();
    const port = Number(new URL(urls[name] ?? 'http://localhost:0').port);
    const served = await serveSubgraph(subgraphOf(name, typeDefs, resolversFor(runtime)), { port, tokens, logger });
    urls[name] = served.url;
    return {
      async stop() {
        await served.close();
        await runtime.close();
      },
    };
  };
  const serveCounting = () => serve('postfeed', COUNTING, countingResolvers);
  let counting = await serveCounting();
  const authors = await serve('profiles', AUTHORS, () => ({
    Author: { __resolveReference: async ({ id }: { id: string }) => ({ id }), name: ({ id }: { id: string }) => `author ${id}` },
  }));

  const supergraphSdl = supergraphOf(urls);
  const startGateway = async (port: number): Promise<Gateway> => {
    const gateway = await createGateway({
      config: readGatewayConfig({ NODE_ENV: 'test' }),
      supergraphSdl,
      transports: (name) =>
        createHttpTransport(name, {
          url: `${urls[name]}/graphql`,
          identityHeader: (context) => tokens.sign(identityOf(context)),
        }),
      calls: new LocalCalls(),
      sessionCache: null,
      tail: null,
      rateLimits: null,
      routes: [],
      parts: [],
      dev: null,
      open: false,
      logger,
    });
    await gateway.listen({ port });
    return gateway;
  };
  let gateway = await startGateway(0);
  const port = gateway.port ?? 0;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    count: producer.count,
    async restartGateway() {
      await gateway.close();
      gateway = await startGateway(port);
    },
    async restartSubgraph() {
      await counting.stop();
      counting = await serveCounting();
    },
    reload: () => gateway.reload(supergraphSdl),
    async stop() {
      await gateway.close();
      await Promise.all([counting.stop(), authors.stop()]);
      await producer.stop();
    },
  };
}

/** Commits numbers to the outbox, from where the relay brings them to the log. */
async function startProducer(runtime: Runtime, mongoUrl: string) {
  const mongo = new MongoClient(mongoUrl);
  const db = mongo.db('counting');
  const outbox = new MongoOutbox(db, { domain: 'postfeed' });
  await outbox.ensure();
  const relay = new MongoOutboxRelay({ db, redis: runtime.redis, domain: 'postfeed', log: runtime.log });
  relay.start();
  await relay.flushed();
  let last = 0;
  return {
    async count(howMany: number) {
      const events = Array.from({ length: howMany }, (_, i) => Counted({ n: last + i + 1 }));
      await mongo.withSession((session) =>
        session.withTransaction(async () => {
          for (const event of events) await outbox.append(event, session);
        }),
      );
      last += howMany;
    },
    async stop() {
      await relay.stop();
      await mongo.close();
      await runtime.close();
    },
  };
}

function countingResolvers(runtime: Runtime): object {
  return {
    Query: { start: () => liveCursor(runtime, FIELD) },
    CountedEvent: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    Subscription: {
      counted: {
        async *subscribe(_root: unknown, { after }: { after?: string }, { signal }: { signal: AbortSignal }) {
          const stream = liveStream(runtime, {
            ...FIELD,
            topics: ['counted'],
            after,
            signal,
            present: async ({ data }) => {
              const { n } = Counted.parse(data);
              return [{ __typename: 'Counted', n, by: { __typename: 'Author', id: String(n % 7) } }];
            },
          });
          for await (const counted of stream) yield { counted };
        },
      },
    },
  };
}

function subgraphOf(name: SubgraphName, sdl: string, resolvers: object): Subgraph {
  const typeDefs = parse(sdl);
  return {
    name,
    typeDefs,
    schema: createSubgraphSchema(typeDefs, resolvers),
    createContext: (request) => baseContext(request, silentLogger()),
    calls: [],
    setUp: async () => [],
    start: async () => undefined,
    ready: async () => undefined,
    stop: async () => undefined,
    eventParts: () => ({ relays: [], consumers: [] }),
  };
}

function supergraphOf(urls: Readonly<Record<string, string>>): string {
  const composition = composeSupergraph([
    { name: 'postfeed', typeDefs: parse(COUNTING), url: `${urls.postfeed}/graphql` },
    { name: 'profiles', typeDefs: parse(AUTHORS), url: `${urls.profiles}/graphql` },
  ]);
  if (composition.kind === 'failed') throw new Error(composition.problems.join('\n'));
  return composition.supergraphSdl;
}
