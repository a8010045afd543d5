import { type FormattedExecutionResult, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildFeedGraph, type FeedBehaviour } from '../../test/contract/feed-graph.ts';
import { feedClients } from '../../test/live-stream.ts';
import { createFederatedExecutor, createInProcessTransport, type SubgraphTransport } from './index.ts';

function feed(behaviour: FeedBehaviour = {}, wrap = (transport: SubgraphTransport) => transport) {
  const graph = buildFeedGraph(behaviour);
  const executor = createFederatedExecutor({
    supergraphSdl: graph.supergraphSdl,
    transports: (name) =>
      wrap(createInProcessTransport(name, { schema: graph.schemas.get(name) ?? expect.fail(name), contextFor: () => ({}) })),
  });
  const clients = feedClients(executor);
  const subscribe = (source: string, variables = {}, signal?: AbortSignal) =>
    clients.subscribe(source, { variables, ...(signal && { signal }) });
  return { executor, subscribe };
}

type Started = Awaited<ReturnType<ReturnType<typeof feed>['subscribe']>>;

function streamOf(started: Started) {
  return 'next' in started ? started : expect.fail(JSON.stringify(started));
}

/** A source that yields when told to, and remembers that it was left. */
function manualSource() {
  const left = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const source: AsyncIterableIterator<unknown> = {
    [Symbol.asyncIterator]: () => source,
    next() {
      asked.resolve();
      return new Promise(() => {});
    },
    async return() {
      left.resolve();
      return { done: true, value: undefined };
    },
  };
  return { source, left: left.promise, asked: asked.promise };
}

test('events are joined with other subgraphs and come in order, each with its cursor', async () => {
  // The first join is the slowest: order must not depend on how long a join takes.
  const gates = new Map([0, 1, 2].map((i) => [`person-${i}`, Promise.withResolvers<void>()]));
  const { subscribe } = feed({ onPerson: (id) => gates.get(id)?.promise });
  const stream = streamOf(await subscribe('subscription { postAdded { post { id author { name } } } }'));
  const pending = [stream.next(), stream.next(), stream.next(), stream.next()];
  for (const gate of [...gates.values()].reverse()) gate.resolve();
  const results = await Promise.all(pending);
  expect(results.map(({ value }) => value)).toEqual([
    ...[0, 1, 2].map((i) => ({
      data: { postAdded: { post: { id: `post-${i}`, author: { name: `Name of person-${i}` } } } },
      extensions: { cursor: `cursor-${i}` },
    })),
    undefined,
  ]);
});

test('the cursor comes from the upstream extensions where they have one', async () => {
  const { subscribe } = feed({}, (transport) => ({
    ...transport,
    async subscribe() {
      return (async function* () {
        yield { data: { postAdded: { post: { id: 'x' } } }, extensions: { cursor: 'from-upstream' } };
      })();
    },
  }));
  const stream = streamOf(await subscribe('subscription { postAdded { post { id } } }'));
  expect((await stream.next()).value).toEqual({
    data: { postAdded: { post: { id: 'x' } } },
    extensions: { cursor: 'from-upstream' },
  });
});

describe('leaving', () => {
  test('return() settles a waiting next() at once and leaves the source', async () => {
    const { source, left, asked } = manualSource();
    const { subscribe } = feed({ ticks: () => source });
    const stream = streamOf(await subscribe('subscription { ticks { id } }'));
    const waiting = stream.next();
    await asked;
    await stream.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await left;
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  test('so does the signal of the caller', async () => {
    const { source, left, asked } = manualSource();
    const { subscribe } = feed({ ticks: () => source });
    const caller = new AbortController();
    const stream = streamOf(await subscribe('subscription { ticks { id } }', {}, caller.signal));
    const waiting = stream.next();
    await asked;
    caller.abort();
    expect((await waiting).done).toBe(true);
    await left;
  });
});

test('an upstream that breaks ends the stream with one SERVICE_UNAVAILABLE', async () => {
  const { subscribe } = feed({}, (transport) => ({
    ...transport,
    async subscribe() {
      return (async function* () {
        yield { data: { ticks: { id: 'post-0' } } };
        throw new Error('socket closed: ws://10.0.0.9');
      })();
    },
  }));
  const results: FormattedExecutionResult[] = [];
  for await (const result of streamOf(await subscribe('subscription { ticks { id } }'))) results.push(result);
  expect(results.map(({ data, errors }) => data ?? errors?.map(({ extensions }) => extensions))).toEqual([
    { ticks: { id: 'post-0' } },
    [{ code: 'SERVICE_UNAVAILABLE', service: 'posts' }],
  ]);
});

test('a join that fails costs its fields in that event only', async () => {
  const { subscribe } = feed({
    onPerson(id) {
      if (id === 'person-1') throw new Error('gone');
    },
  });
  const authors: unknown[] = [];
  for await (const { data } of streamOf(await subscribe('subscription { postAdded { post { author { name } } } }'))) {
    authors.push(JSON.stringify(data));
  }
  expect(authors.map((text) => String(text).includes('"author":null'))).toEqual([false, true, false]);
});

test.each([
  ['two root fields', 'subscription { ticks { id } postAdded { cursor } }'],
  ['@skip on the root field', 'subscription ($no: Boolean!) { ticks @skip(if: $no) { id } }'],
  ['@include on a fragment around it', 'subscription { ...F @include(if: true) } fragment F on Subscription { ticks { id } }'],
  ['introspection at the root', 'subscription { __typename }'],
])('%s is refused', async (_what, source) => {
  const { subscribe } = feed();
  const refused = await subscribe(source, { no: false });
  expect('errors' in refused && refused.errors?.map(({ extensions }) => extensions?.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});

test('a compiled subscription can be driven by another engine', async () => {
  const { executor } = feed();
  const compiled = executor.plan(parse('subscription ($n: Int!) { postAdded(count: $n) { post { author { name } } } }'));
  if (Array.isArray(compiled) || compiled.kind !== 'subscription') return expect.fail('not a subscription');
  const variables = compiled.bindVariables({ n: 2 });
  if (Array.isArray(variables)) return expect.fail('variables');
  expect(compiled.primaryCall(variables)).toMatchObject({ kind: 'subscription', variables: { n: 2 } });
  expect(compiled).toMatchObject({ rootField: { responseName: 'postAdded', name: 'postAdded' }, hasJoins: true });
  const event = {
    data: { postAdded: { post: { __typename: 'Post', id: 'p', author: { __typename: 'Person', id: 'person-3' } } } },
  };
  const context = { identity: null, cache: new Map() };
  expect(await compiled.handleEvent(event, variables, context)).toEqual({
    data: { postAdded: { post: { author: { name: 'Name of person-3' } } } },
  });
});
