import { CALLS_PATH, defineCall, HttpCalls, IDENTITY_HEADER } from '@app/calls';
import {
  BadUserInputError,
  ForbiddenError,
  type Identity,
  IdentityTokens,
  type Logger,
  scopesOf,
  serviceIdentity,
} from '@app/kernel';
import { silentLogger } from '@app/telemetry';
import { parse } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { baseContext } from './context.ts';
import { noteOpening } from './live-opening.ts';
import { type ServedSubgraph, serveSubgraph } from './serve.ts';
import { createSubgraphSchema, type Subgraph } from './subgraph.ts';

const tokens = new IdentityTokens('a-secret-of-at-least-thirty-two-bytes');
const Double = defineCall('media.double.v1', { input: z.object({ n: z.number() }), output: z.object({ n: z.number() }) });
const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])
  type Query { who: String  bug: String  forbidden: String  secret: String @authenticated }
  type Subscription { ticks: Tick  refused: Tick  broken: Tick  idle: Tick }
  type Tick { n: Int }
`);

let sourceEnded: () => void;
const sourceEnd = new Promise<void>((resolve) => {
  sourceEnded = resolve;
});

async function* ticks() {
  try {
    yield { ticks: { n: 1, cursor: 'c1' } };
    yield { ticks: { n: 2, cursor: 'c2' } };
    await new Promise(() => undefined);
  } finally {
    sourceEnded();
  }
}

function subgraph(logger: Logger): Subgraph {
  const resolvers = {
    Query: {
      who: (_root: unknown, _args: unknown, context: { identity: Identity }) =>
        context.identity.viewer?.id ?? context.identity.kind,
      bug: () => {
        throw new Error('connect to 10.0.0.7 failed');
      },
      forbidden: () => {
        throw new ForbiddenError();
      },
      secret: () => 'secret',
    },
    Subscription: {
      ticks: {
        subscribe: (_root: unknown, _args: unknown, context: { signal: AbortSignal }) => {
          context.signal.addEventListener('abort', () => sourceEnded());
          return ticks();
        },
      },
      refused: {
        async *subscribe() {
          yield* [];
          throw new BadUserInputError('not your cursor', ['after']);
        },
      },
      broken: {
        async *subscribe() {
          yield* [];
          throw new Error('connect to 10.0.0.7 failed');
        },
      },
      idle: {
        subscribe: (_root: unknown, _args: unknown, context: { signal: AbortSignal }) => {
          noteOpening(context.signal, 'c0');
          return ticks();
        },
      },
    },
  };
  return {
    name: 'media',
    typeDefs,
    schema: createSubgraphSchema(typeDefs, resolvers),
    createContext: (request) => baseContext(request, logger),
    calls: [{ name: Double.name, answer: async (input) => ({ n: Double.input.parse(input).n * 2 }) }],
    setUp: async () => [],
    start: async () => undefined,
    ready: async () => undefined,
    eventParts: () => ({ relays: [], consumers: [] }),
    stop: async () => undefined,
  };
}

const viewer = { id: 'u1', sessionId: 's1', roles: ['USER'] as const, scopes: scopesOf(['USER']), provedAtMs: 0 };
const user: Identity = {
  ...serviceIdentity('test', 't1'),
  kind: 'user',
  viewer: { ...viewer, roles: [...viewer.roles] },
};

describe('a served subgraph', () => {
  let served: ServedSubgraph;
  let socket: Client;

  beforeAll(async () => {
    served = await serveSubgraph(subgraph(silentLogger()), { port: 0, tokens, logger: silentLogger() });
    socket = createClient({ url: `${served.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
  });
  afterAll(async () => {
    await socket.dispose();
    await served.close();
  });

  const ask = (query: string, token: string | null) =>
    fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { [IDENTITY_HEADER]: token }) },
      body: JSON.stringify({ query }),
    });

  it('refuses everybody without a signed identity', async () => {
    for (const token of [null, 'forged', await new IdentityTokens('another-secret-of-thirty-two-bytes!!').sign(user)]) {
      const response = await ask('{ who }', token);
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
  });

  it('answers as the caller that the identity names', async () => {
    const response = await ask('{ who secret }', await tokens.sign(user));
    expect(await response.json()).toEqual({ data: { who: 'u1', secret: 'secret' } });
  });

  it('keeps the code of faults and masks bugs', async () => {
    const response = await ask('{ bug forbidden secret }', await tokens.sign({ ...user, kind: 'anonymous', viewer: null }));
    const { data, errors } = (await response.json()) as {
      data: unknown;
      errors: { path: string[]; extensions: { code: string } }[];
    };
    expect(data).toEqual({ bug: null, forbidden: null, secret: null });
    expect(Object.fromEntries(errors.map((error) => [error.path[0], error.extensions.code]))).toEqual({
      bug: 'INTERNAL_SERVER_ERROR',
      forbidden: 'FORBIDDEN',
      secret: 'UNAUTHENTICATED',
    });
    expect(JSON.stringify(errors)).not.toContain('10.0.0.7');
  });

  it('streams events with their cursor and ends the source when the client leaves', async () => {
    const identity = await tokens.sign(user);
    const seen: unknown[] = [];
    for await (const result of socket.iterate({ query: 'subscription { ticks { n } }', extensions: { identity } })) {
      seen.push(result);
      if (seen.length === 2) break;
    }
    expect(seen).toEqual([
      { data: { ticks: { n: 1 } }, extensions: { cursor: 'c1' } },
      { data: { ticks: { n: 2 } }, extensions: { cursor: 'c2' } },
    ]);
    await sourceEnd;
  });

  it('ends one stream with what its source says, and keeps the socket for the others', async () => {
    const identity = await tokens.sign(user);
    const ask = async (name: string) => {
      const results: unknown[] = [];
      for await (const result of socket.iterate({ query: `subscription { ${name} { n } }`, extensions: { identity } }))
        results.push(result);
      return results;
    };
    const other = socket.iterate({ query: 'subscription { idle { n } }', extensions: { identity } });
    expect((await other.next()).value).toEqual({ data: null, extensions: { isOpening: true, cursor: 'c0' } });
    expect(await ask('refused')).toMatchObject([
      { errors: [{ message: 'not your cursor', extensions: { code: 'BAD_USER_INPUT' } }] },
    ]);
    const [broken] = await ask('broken');
    expect(broken).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }], extensions: { isBroken: true } });
    expect(JSON.stringify(broken)).not.toContain('10.0.0.7');
    expect((await other.next()).value).toMatchObject({ data: { idle: null } });
    await other.return?.();
  });

  it('refuses a subscription without an identity and keeps the socket', async () => {
    const stream = socket.iterate({ query: 'subscription { ticks { n } }' });
    await expect(stream.next()).rejects.toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('answers calls to parts of the platform only', async () => {
    const calls = new HttpCalls({ caller: 'test', urls: { media: served.url }, tokens });
    expect(await calls.invoke(Double, { n: 21 })).toEqual({ n: 42 });
    await calls.close();
    const response = await fetch(`${served.url}${CALLS_PATH}/${Double.name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: await tokens.sign(user) },
      body: '{"n":1}',
    });
    expect(response.status).toBe(401);
  });

  it('tells health', async () => {
    expect((await fetch(`${served.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${served.url}/health/ready`)).status).toBe(200);
  });
});
