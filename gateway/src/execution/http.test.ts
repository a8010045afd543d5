import type { ServerResponse } from 'node:http';
import { serviceIdentity } from '@app/kernel';
import { type ExecutionResult, type FormattedExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { afterEach, describe, expect, test } from 'vitest';
import { buildFeedGraph, type FeedBehaviour } from '../../test/contract/feed-graph.ts';
import { type SeenRequest, type ServeOptions, serveSubgraph } from '../../test/contract/serve-subgraph.ts';
import { feedClients } from '../../test/live-stream.ts';
import {
  createFederatedExecutor,
  createHttpTransport,
  type HttpTransportOptions,
  type OperationContext,
  type SubgraphCallReport,
} from './index.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** The feed over real sockets. `people` behaves as told. */
async function feed(people: ServeOptions = {}, options: Partial<HttpTransportOptions> = {}, behaviour: FeedBehaviour = {}) {
  const graph = buildFeedGraph(behaviour);
  const schemaOf = (name: string): GraphQLSchema => graph.schemas.get(name) ?? expect.fail(name);
  const served = { posts: await serveSubgraph(schemaOf('posts')), people: await serveSubgraph(schemaOf('people'), people) };
  const reports: SubgraphCallReport[] = [];
  const transports = new Map(
    Object.entries(served).map(([name, { url }]) => [name, createHttpTransport(name, { url, timeoutMs: 5000, ...options })]),
  );
  const executor = createFederatedExecutor({
    supergraphSdl: graph.supergraphSdl,
    transports: (name) => transports.get(name) ?? expect.fail(name),
    onCall: (report) => reports.push(report),
  });
  cleanups.push(
    () => served.posts.stop(),
    () => served.people.stop(),
    () => executor.close(),
  );
  const context = (more: Partial<OperationContext>): OperationContext => ({ identity: null, cache: new Map(), ...more });
  const run = (source: string, more: Partial<OperationContext> = {}): Promise<ExecutionResult> =>
    executor.execute({ document: parse(source), source, context: context(more) });
  const clients = feedClients(executor);
  const subscribe = (source: string, traceId = 'trace') =>
    clients.subscribe(source, { identity: serviceIdentity('test', traceId) });
  return { run, subscribe, served, reports, people: transports.get('people') ?? expect.fail('people') };
}

const NAME = '{ pinned { author { name } } }';
const ANSWER = { data: { pinned: { author: { name: 'Name of person-0' } } } };
const codes = ({ errors }: FormattedExecutionResult) => errors?.map(({ extensions }) => extensions?.code);

/** Destroys the socket of the first `count` requests. */
function dropping(count: number) {
  let left = count;
  return (_request: SeenRequest, response: ServerResponse) => {
    if (left-- <= 0) return false;
    response.destroy();
    return true;
  };
}

test('the identity of the operation travels in a header that only the gateway sets', async () => {
  const { run, served } = await feed({}, { identityHeader: async ({ identity }) => `signed:${identity}` });
  expect(await run(NAME, { identity: 'ann' })).toEqual(ANSWER);
  expect(served.people.requests.map(({ identity }) => identity)).toEqual(['signed:ann']);
});

describe('a connection that fails', () => {
  test('is tried once more for a query', async () => {
    const { run, served } = await feed({ intercept: dropping(1) });
    expect(await run(NAME)).toEqual(ANSWER);
    expect(served.people.requests).toHaveLength(2);
  });

  test('is tried once more and no oftener', async () => {
    const { run, served } = await feed({ intercept: dropping(9) });
    expect(codes(await run(NAME))).toEqual(['SERVICE_UNAVAILABLE']);
    expect(served.people.requests).toHaveLength(2);
  });

  test('is never tried again for a mutation', async () => {
    const graph = buildFeedGraph();
    const posts = await serveSubgraph(graph.schemas.get('posts') ?? expect.fail('posts'), { intercept: dropping(1) });
    cleanups.push(() => posts.stop());
    const executor = createFederatedExecutor({
      supergraphSdl: graph.supergraphSdl,
      transports: (name) => createHttpTransport(name, { url: posts.url }),
    });
    cleanups.push(() => executor.close());
    const document = parse('mutation { like(postId: "post-1") { id } }');
    expect(codes(await executor.execute({ document, context: { identity: null, cache: new Map() } }))).toEqual([
      'SERVICE_UNAVAILABLE',
    ]);
    expect(posts.requests).toHaveLength(1);
  });
});

describe('a subgraph that hangs', () => {
  const hang = () => new Promise<boolean>(() => {});

  test('learns at once that the caller has left', async () => {
    const asked = Promise.withResolvers<void>();
    const { run, served } = await feed({
      intercept() {
        asked.resolve();
        return hang();
      },
    });
    const caller = new AbortController();
    const aborted = served.people.nextAbort();
    const result = run(NAME, { signal: caller.signal });
    await asked.promise;
    const leftMs = performance.now();
    caller.abort();
    await aborted;
    expect(performance.now() - leftMs).toBeLessThan(50);
    expect((await result).data).toBeNull();
  });

  test('is aborted at the deadline of the operation, and at the time limit of the transport', async () => {
    const { run, served, reports } = await feed({ intercept: hang }, { timeoutMs: 1_500 });
    const aborted = served.people.nextAbort();
    expect(await run(NAME, { deadlineMs: Date.now() + 500 })).toMatchObject({ data: { pinned: { author: null } } });
    await aborted;
    expect(codes(await run(NAME))).toEqual(['SERVICE_UNAVAILABLE']);
    expect(reports.filter(({ service }) => service === 'people').map(({ outcome }) => outcome)).toEqual(['cancelled', 'fault']);
  });
});

test('a breaker spares a subgraph that is down, and finds it again', async () => {
  let isDown = true;
  let nowMs = 0;
  const { run, served, people } = await feed(
    {
      intercept(_request, response) {
        if (isDown) response.writeHead(503).end();
        return isDown;
      },
    },
    { breaker: { failureThreshold: 2, cooldownMs: 1000, now: () => nowMs } },
  );
  for (let i = 0; i < 4; i++) expect(codes(await run(NAME))).toEqual(['SERVICE_UNAVAILABLE']);
  expect(served.people.requests).toHaveLength(2);
  expect(people).toMatchObject({ breakerState: 'open' });
  isDown = false;
  nowMs = 1000;
  expect(await run(NAME)).toEqual(ANSWER);
  expect(people).toMatchObject({ breakerState: 'closed' });
});

test.each([
  ['no JSON', '<html>http://10.1.1.1/secret</html>'],
  ['JSON that is no GraphQL result', '[1]'],
  ['entities that were not asked for', '{"data":{"_entities":[null,null,null]}}'],
  ['an answer beyond the limit', JSON.stringify({ data: { _entities: [], filler: 'x'.repeat(5000) } })],
])('%s is a fault, and nothing of it leaks', async (_what, body) => {
  const { run } = await feed(
    {
      intercept(_request, response) {
        response.end(body);
        return true;
      },
    },
    { maxResponseBytes: 4096 },
  );
  const result = await run(NAME);
  expect(result.data).toEqual({ pinned: { author: null } });
  expect(codes(result)).toEqual(['SERVICE_UNAVAILABLE']);
  expect(JSON.stringify(result)).not.toMatch(/10\.1\.1\.1|127\.0\.0\.1/);
});

async function* onceThenSilence() {
  yield 1;
  await new Promise(() => {});
}

describe('subscriptions', () => {
  test('share a socket, carry their own identity, and are joined over HTTP', async () => {
    const { subscribe, served } = await feed({}, { identityHeader: ({ traceId }) => `signed:${traceId}` });
    const names: unknown[] = [];
    for (const identity of ['ann', 'bob']) {
      const stream = await subscribe('subscription { postAdded(count: 2) { post { author { name } } } }', identity);
      if (!('next' in stream)) return expect.fail(JSON.stringify(stream));
      for await (const { data, extensions } of stream) names.push(JSON.stringify({ data, extensions }));
    }
    expect(names).toHaveLength(4);
    expect(names[1]).toBe(
      '{"data":{"postAdded":{"post":{"author":{"name":"Name of person-1"}}}},"extensions":{"cursor":"cursor-1"}}',
    );
    expect(served.posts.subscriptionIdentities).toEqual(['signed:ann', 'signed:bob']);
  });

  test('end with SERVICE_UNAVAILABLE when the socket is cut', async () => {
    const { subscribe, served } = await feed({}, {}, { ticks: onceThenSilence });
    const stream = await subscribe('subscription { ticks { id } }');
    if (!('next' in stream)) return expect.fail(JSON.stringify(stream));
    await stream.next();
    served.posts.cut();
    let last: FormattedExecutionResult = {};
    for await (const result of stream) last = result;
    expect(codes(last)).toEqual(['SERVICE_UNAVAILABLE']);
  });
});
