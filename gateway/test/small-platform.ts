import { answer, LocalCalls } from '@app/calls';
import { GetJwks, GetSessionState, type SessionState } from '@app/contracts';
import { type Identity, IdentityTokens, type Logger, newId, ServiceUnavailableError } from '@app/kernel';
import { baseContext, createSubgraphSchema, type Subgraph, type SubgraphName } from '@app/subgraph';
import { type ServedSubgraph, serveSubgraph } from '@app/subgraph/serve';
import { silentLogger } from '@app/telemetry';
import { parse } from 'graphql';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { composeSupergraph } from '../src/compose.ts';
import {
  createGateway,
  createHttpTransport,
  type Gateway,
  type GatewayDeps,
  identityOf,
  inProcessTransport,
  readGatewayConfig,
} from '../src/index.ts';
import type { TailItem, TailSubscription } from '../src/ports.ts';

/** A small platform of two subgraphs, a real signing key and a session store in memory, for tests of the gateway itself. */
export interface SmallPlatform {
  readonly gateway: Gateway;
  readonly supergraphSdl: string;
  readonly url: string;
  readonly wsUrl: string;
  /** How often each resolver ran. */
  readonly ran: Map<string, number>;
  /** Sends an event to everybody who subscribed to `ticks`. */
  tick(n: number): void;
  /** Open upstream `ticks` subscriptions. */
  openTicks(): number;
  /** Sockets that the gateway holds. */
  openSockets(): number;
  /** A session and its access token. */
  signIn(options?: {
    roles?: ('USER' | 'MODERATOR' | 'ADMIN')[];
    expiresInSec?: number;
  }): Promise<{ token: string; userId: string; sessionId: string }>;
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  readonly sessions: Map<string, SessionState>;
  /** Publishes on the event log of auth. */
  publish(event: { type: string; data: unknown; topics: string[] }): void;
  /** The session store stops or starts answering. */
  setAuthDown(isDown: boolean): void;
  /** Holds `slow` until it is called. */
  releaseSlow(): void;
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Ends one subgraph's process in the distributed topology. */
  stopSubgraph(name: string): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@requiresScopes", "@cost", "@listSize", "@shareable"])';

const PROFILES = `${LINK}
  type Query { me: User  users(first: Int = 20): [User!]!  bug: String  slow: String  secret: String @authenticated  staff: String @requiresScopes(scopes: [["moderation"]])  device: String  proved: String }
  type Mutation { logIn(name: String!): String  logOut: Boolean @authenticated  rename(names: [String!]!): Int }
  type Subscription { ticks: Tick  privateTicks: Tick @authenticated }
  type Tick { n: Int!  cursor: String!  author: User }
  type User @key(fields: "id") { id: ID!  name: String!  friends(first: Int = 20): [User!]! }
`;
const POSTFEED = `${LINK}
  type Query { posts(first: Int = 20): PostConnection! }
  type PostConnection { edges: [PostEdge!]! }
  type PostEdge { node: Post! }
  type Post { id: ID!  text: String!  author: User }
  type User @key(fields: "id") { id: ID!  postCount: Int }
`;

interface TestContext {
  readonly identity: Identity;
  readonly signal: AbortSignal;
}

/** Starts the platform; `deps` and `env` replace parts of it. */
export async function startSmallPlatform(
  options: { env?: Record<string, string>; deps?: Partial<GatewayDeps>; topology?: 'embedded' | 'distributed' } = {},
): Promise<SmallPlatform> {
  const logger = options.deps?.logger ?? silentLogger();
  const ran = new Map<string, number>();
  const note = <T>(name: string, result: T): T => {
    ran.set(name, (ran.get(name) ?? 0) + 1);
    return result;
  };
  const ticks = new Fanout<{ n: number }>();
  const slow = Promise.withResolvers<string>();
  const userOf = (id: string) => ({ __typename: 'User', id, name: `name of ${id}` });
  const tickStream = () => mapped(ticks.subscribe(), ({ n }) => ({ n, cursor: `c${n}`, author: userOf(`u${n}`) }));
  const profiles = subgraph('profiles', PROFILES, logger, {
    Query: {
      me: (_r: unknown, _a: unknown, context: TestContext) => note('me', userOf(context.identity.viewer?.id ?? 'anonymous')),
      users: (_r: unknown, { first }: { first: number }) =>
        note(
          'users',
          Array.from({ length: first }, (_, n) => userOf(`u${n}`)),
        ),
      bug: () => {
        throw new Error('password of 10.0.0.7 is wrong');
      },
      slow: () => note('slow', slow.promise),
      secret: () => 'secret',
      staff: () => 'staff',
      device: (_r: unknown, _a: unknown, context: TestContext) => context.identity.client.deviceId,
      proved: (_r: unknown, _a: unknown, context: TestContext) => String(context.identity.viewer?.provedAtMs),
    },
    Mutation: {
      logIn: (_r: unknown, _a: unknown, context: TestContext) =>
        note('logIn', `${context.identity.kind} ${context.identity.client.deviceId}`),
      logOut: () => true,
      rename: (_r: unknown, { names }: { names: string[] }) => names.length,
    },
    Subscription: {
      ticks: { subscribe: () => tickStream(), resolve: (event: unknown) => event },
      privateTicks: { subscribe: () => tickStream(), resolve: (event: unknown) => event },
    },
    User: {
      __resolveReference: async ({ id }: { id: string }) => userOf(id),
      friends: () => note('friends', []),
    },
  });
  const postfeed = subgraph('postfeed', POSTFEED, logger, {
    Query: {
      posts: (_r: unknown, { first }: { first: number }) => ({
        edges: Array.from({ length: first }, (_, n) => ({
          node: { id: `p${n}`, text: `post ${n}`, author: { __typename: 'User', id: `u${n % 5}` } },
        })),
      }),
    },
    User: { __resolveReference: async ({ id }: { id: string }) => ({ id }), postCount: () => 1 },
  });
  const subgraphs = new Map<string, Subgraph>([profiles, postfeed].map((one) => [one.name, one]));
  const auth = await testAuth();
  const tail = new Fanout<TailItem & { topics?: string[] }>();
  const composition = composeSupergraph(
    [...subgraphs.values()].map(({ name, typeDefs }) => ({ name, typeDefs, url: `http://${name}` })),
  );
  if (composition.kind === 'failed') throw new Error(composition.problems.join('\n'));
  const tokens = new IdentityTokens('a-secret-of-at-least-thirty-two-bytes');
  const served = new Map<string, ServedSubgraph>();
  if (options.topology === 'distributed') {
    for (const [name, one] of subgraphs) served.set(name, await serveSubgraph(one, { port: 0, tokens, logger }));
  }
  const gateway = await createGateway({
    config: readGatewayConfig({ NODE_ENV: 'test', PORT: '0', ...options.env }),
    supergraphSdl: composition.supergraphSdl,
    transports: (name) => {
      const at = served.get(name);
      if (at !== undefined) {
        return createHttpTransport(name, {
          url: `${at.url}/graphql`,
          identityHeader: (context) => tokens.sign(identityOf(context)),
        });
      }
      const one = subgraphs.get(name);
      if (one === undefined) throw new Error(`no subgraph ${name}`);
      return inProcessTransport(one, logger);
    },
    calls: auth.calls,
    sessionCache: null,
    tail: { subscribe: () => tailSubscription(tail) },
    rateLimits: null,
    routes: [],
    parts: [],
    dev: null,
    open: false,
    logger,
    ...options.deps,
  });
  const url = await gateway.listen({ port: 0 });
  return {
    gateway,
    supergraphSdl: composition.supergraphSdl,
    url,
    wsUrl: `${url.replace('http', 'ws')}/graphql`,
    ran,
    tick: (n) => ticks.publish({ n }),
    openTicks: () => ticks.size,
    openSockets: () => gateway.liveConnections,
    ...auth,
    publish: ({ type, data, topics }) => tail.publish({ kind: 'event', event: { type, data }, topics }),
    releaseSlow: () => slow.resolve('done'),
    post: (body, headers = {}) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    stopSubgraph: async (name) => served.get(name)?.close(),
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await Promise.all([...served.values()].map((one) => one.close()));
    },
  };
}

/** Signing keys and sessions as auth would keep them. */
async function testAuth() {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'EdDSA', use: 'sig' };
  const sessions = new Map<string, SessionState>();
  let isDown = false;
  const calls = new LocalCalls();
  calls.register([
    answer(GetJwks, async () => ({ keys: [jwk] })),
    answer(GetSessionState, async ({ sessionId }) => {
      if (isDown) throw new ServiceUnavailableError('auth');
      return sessions.get(sessionId) ?? { state: 'ended' as const };
    }),
  ]);
  const sign = (claims: Record<string, unknown>, header: Record<string, unknown> = {}) =>
    new SignJWT({ iss: 'wechat-api', aud: 'wechat-api', exp: Math.floor(Date.now() / 1000) + 900, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'k1', ...header })
      .sign(privateKey);
  return {
    calls,
    sessions,
    sign,
    setAuthDown: (down: boolean) => {
      isDown = down;
    },
    signIn: async ({
      roles = ['USER'],
      expiresInSec = 900,
    }: {
      roles?: ('USER' | 'MODERATOR' | 'ADMIN')[];
      expiresInSec?: number;
    } = {}) => {
      const userId = newId();
      const sessionId = newId();
      sessions.set(sessionId, { state: 'active', userId, roles, provedAtMs: 1 });
      const token = await sign({ sub: userId, sid: sessionId, exp: Math.floor(Date.now() / 1000) + expiresInSec });
      return { token, userId, sessionId };
    },
  };
}

function subgraph(name: SubgraphName, sdl: string, logger: Logger, resolvers: object): Subgraph {
  const typeDefs = parse(sdl);
  return {
    name,
    typeDefs,
    schema: createSubgraphSchema(typeDefs, resolvers),
    createContext: (request) => baseContext(request, logger),
    calls: [],
    setUp: async () => [],
    start: async () => undefined,
    ready: async () => undefined,
    stop: async () => undefined,
    eventParts: () => ({ relays: [], consumers: [] }),
  };
}

/** Everybody who subscribed hears what is published from then on. */
class Fanout<T> {
  readonly #queues = new Set<(item: T) => void>();

  get size(): number {
    return this.#queues.size;
  }

  publish(item: T): void {
    for (const push of this.#queues) push(item);
  }

  subscribe(): AsyncIterableIterator<T> {
    const queued: T[] = [];
    let wake: ((step: IteratorResult<T>) => void) | null = null;
    const push = (item: T) => {
      if (wake === null) queued.push(item);
      else wake({ value: item, done: false });
      wake = null;
    };
    this.#queues.add(push);
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: () => {
        const item = queued.shift();
        if (item !== undefined) return Promise.resolve({ value: item, done: false });
        return new Promise((resolve) => {
          wake = resolve;
        });
      },
      return: async () => {
        this.#queues.delete(push);
        wake?.({ value: undefined, done: true });
        return { value: undefined, done: true };
      },
    };
  }
}

function mapped<T, U>(source: AsyncIterableIterator<T>, map: (item: T) => U): AsyncIterableIterator<U> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: async () => {
      const step = await source.next();
      return step.done === true ? { value: undefined, done: true } : { value: map(step.value), done: false };
    },
    return: async () => {
      await source.return?.();
      return { value: undefined, done: true };
    },
  };
}

function tailSubscription(tail: Fanout<TailItem & { topics?: string[] }>): TailSubscription {
  const topics = new Set<string>();
  const source = tail.subscribe();
  return {
    async *[Symbol.asyncIterator]() {
      for await (const item of source) if (item.topics?.some((topic) => topics.has(topic)) === true) yield item;
    },
    addTopic: (topic) => void topics.add(topic),
    removeTopic: (topic) => void topics.delete(topic),
    close: async () => void (await source.return?.()),
  };
}
