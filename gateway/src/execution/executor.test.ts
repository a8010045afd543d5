import { type ExecutionResult, getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildFeedGraph, type FeedBehaviour } from '../../test/contract/feed-graph.ts';
import {
  createFederatedExecutor,
  createInProcessTransport,
  type FederatedExecutorOptions,
  type OperationContext,
  type SubgraphCall,
  type SubgraphTransport,
  type SuccessorRule,
} from './index.ts';

/** An executor over the feed in this process, and the calls that its subgraphs got. */
function feed(
  behaviour: FeedBehaviour = {},
  options: Partial<FederatedExecutorOptions> = {},
  wrap = (transport: SubgraphTransport) => transport,
) {
  const graph = buildFeedGraph(behaviour);
  const calls: { service: string; call: SubgraphCall }[] = [];
  const executor = createFederatedExecutor({
    supergraphSdl: graph.supergraphSdl,
    transports(service) {
      const schema = graph.schemas.get(service) ?? expect.fail(service);
      const inner = createInProcessTransport(service, { schema, contextFor: () => ({}) });
      const execute = (call: SubgraphCall) => {
        calls.push({ service, call });
        return inner.execute(call);
      };
      return wrap({ ...inner, execute });
    },
    ...options,
  });
  const run = (source: string, variables = {}, context: Partial<OperationContext> = {}): Promise<ExecutionResult> =>
    executor.execute({ document: parse(source), source, variables, context: { identity: null, cache: new Map(), ...context } });
  return {
    executor,
    run,
    calls,
    to: (service: string) => calls.filter((seen) => seen.service === service).map(({ call }) => call),
  };
}

/** A subgraph of which one never answers. */
function hanging(service: string) {
  const never = Promise.withResolvers<never>();
  const started = Promise.withResolvers<SubgraphCall>();
  const wrap = (transport: SubgraphTransport): SubgraphTransport =>
    transport.name !== service
      ? transport
      : {
          ...transport,
          execute(call) {
            started.resolve(call);
            return never.promise;
          },
        };
  return { wrap, started: started.promise };
}

function failing(service: string, secret: string) {
  return (transport: SubgraphTransport): SubgraphTransport =>
    transport.name === service ? { ...transport, execute: () => Promise.reject(new Error(secret)) } : transport;
}

describe('entity fetches', () => {
  test('a hundred posts by five authors send five representations', async () => {
    const { run, to } = feed();
    const { data } = await run('{ posts { id author { name } } }');
    expect(to('people').map((call) => call.variables.representations)).toEqual([
      Array.from({ length: 5 }, (_, i) => ({ __typename: 'Person', id: `person-${i}` })),
    ]);
    expect(data).toMatchObject({ posts: { length: 100, 99: { id: 'post-99', author: { name: 'Name of person-4' } } } });
  });

  test('equal fetches at two places of one wave become one call with the union of their entities', async () => {
    const { run, to } = feed();
    const { data } = await run('{ posts(first: 2) { author { name } editor { name } } }');
    expect(to('people')).toHaveLength(1);
    expect(to('people')[0]?.variables.representations).toHaveLength(3);
    expect(data).toEqual({
      posts: [
        { author: { name: 'Name of person-0' }, editor: { name: 'Name of person-1' } },
        { author: { name: 'Name of person-1' }, editor: { name: 'Name of person-2' } },
      ],
    });
  });

  test('different fetches of one wave share a call where the transport wishes it', async () => {
    const source = 'query Both { posts(first: 2) { author { name } topic { followers } } }';
    const expected = { posts: [0, 1].map((i) => ({ author: { name: `Name of person-${i}` }, topic: { followers: 7 } })) };
    const apart = feed();
    expect((await apart.run(source)).data).toEqual(expected);
    expect(apart.to('people')).toHaveLength(2);
    const merged = feed({}, {}, (transport) => ({ ...transport, mergesFetches: true }));
    expect(await merged.run(source)).toEqual({ data: expected });
    expect(merged.to('people')).toHaveLength(1);
  });

  test('an error of an entity names every place where the entity stands', async () => {
    const { run } = feed({
      onPerson(id) {
        if (id === 'person-1') throw new Error('no such luck');
      },
    });
    const { data, errors } = await run('{ posts(first: 7) { author { name } editor { name } } }');
    expect(errors?.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['posts', 1, 'author'],
        ['posts', 6, 'author'],
        ['posts', 0, 'editor'],
        ['posts', 5, 'editor'],
      ]),
    );
    expect(errors).toHaveLength(4);
    expect(data).toMatchObject({ posts: { 0: { author: { name: 'Name of person-0' }, editor: null }, 1: { author: null } } });
  });

  test('an entity that does not exist is null without an error, and an error where null is not allowed', async () => {
    const { run } = feed({ onPerson: (id) => (id === 'person-1' ? null : undefined) });
    expect(await run('{ posts(first: 2) { author { name } } }')).toEqual({
      data: { posts: [{ author: { name: 'Name of person-0' } }, { author: null }] },
    });
    const strict = await run('{ pinned { id } posts(first: 2) { strictAuthor { name } } }');
    expect(strict.data).toBeNull();
    expect(strict.errors?.map(({ path }) => path)).toEqual([['posts', 1, 'strictAuthor']]);
  });
});

describe('a subgraph that gives no answer', () => {
  test('costs its own fields and one error that says nothing internal', async () => {
    const { run } = feed({}, {}, failing('people', 'connect ECONNREFUSED http://10.0.0.7:4001'));
    const { data, errors } = await run('{ posts(first: 20) { id author { name } editor { bio } topic { id followers } } }');
    expect(data).toMatchObject({ posts: { length: 20, 0: { id: 'post-0', author: null, topic: null } } });
    expect(errors?.map((error) => error.toJSON())).toEqual([
      {
        message: 'The people service cannot answer right now. Try again in a moment.',
        extensions: { code: 'SERVICE_UNAVAILABLE', service: 'people' },
      },
    ]);
  });

  test('costs its deadline, no more', async () => {
    const { wrap } = hanging('people');
    const { run } = feed({}, {}, wrap);
    const started = Date.now();
    const { data, errors } = await run('{ posts(first: 1) { id author { name } } }', {}, { deadlineMs: started + 400 });
    expect(Date.now() - started).toBeLessThan(1_500);
    expect(data).toEqual({ posts: [{ id: 'post-0', author: null }] });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'SERVICE_UNAVAILABLE', service: 'people' }]);
  });

  test('is not asked at all when the deadline is over', async () => {
    const { run, calls } = feed();
    const { errors } = await run('{ pinned { id } }', {}, { deadlineMs: Date.now() - 1 });
    expect(calls).toEqual([]);
    expect(errors?.[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
  });
});

test('a caller that leaves aborts the pending subgraph call at once', async () => {
  const { wrap, started } = hanging('people');
  const { run } = feed({}, {}, wrap);
  const caller = new AbortController();
  const result = run('{ pinned { author { name } } }', {}, { signal: caller.signal });
  const { signal } = await started;
  expect(signal.aborted).toBe(false);
  caller.abort();
  expect(signal.aborted).toBe(true);
  expect((await result).data).toBeNull();
});

describe('errors', () => {
  test('keep the codes of subgraphs, and are bounded', async () => {
    const error = { message: 'Slow down.', extensions: { code: 'RATE_LIMITED', retryAfterMs: 10 } };
    const { run } = feed({}, {}, (transport) =>
      transport.name === 'posts'
        ? { ...transport, execute: async () => ({ data: null, errors: Array(50).fill({ ...error, path: ['pinned'] }) }) }
        : transport,
    );
    const { errors } = await run('{ pinned { id } }');
    expect(errors).toHaveLength(10);
    expect(errors?.[0]).toMatchObject({
      message: 'Slow down.',
      path: ['pinned'],
      extensions: { code: 'RATE_LIMITED', retryAfterMs: 10 },
    });
  });

  test('variables that do not fit are BAD_USER_INPUT, before any subgraph is asked', async () => {
    const { run, calls } = feed();
    const { data, errors } = await run('query ($first: Int!) { posts(first: $first) { id } }', { first: 'many' });
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(calls).toEqual([]);
  });

  test('invalid documents and names of ours are GRAPHQL_VALIDATION_FAILED', async () => {
    const { run } = feed();
    for (const source of [
      '{ nothing }',
      '{ pinned { __proto__: id } }',
      'query ($representations: Int!) { posts(first: $representations) { id } }',
    ]) {
      expect((await run(source)).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });
});

describe('an answer by which somebody signs in', () => {
  const successor: SuccessorRule = {
    type: 'Post',
    selection: 'title',
    identityOf: async (title, { identity }) => (identity === 'nobody' ? `whoever got "${title}"` : undefined),
  };
  const askedAs = async (source: string, identity: string) => {
    const { run, calls } = feed({}, { successor });
    const { data, errors } = await run(source, {}, { identity });
    expect(errors).toBeUndefined();
    return { data, as: calls.map(({ service, call }) => [service, call.context.identity]) };
  };

  test('lets the rest of the operation be asked as them, and shows nothing that the client did not ask for', async () => {
    expect(await askedAs('mutation { like(postId: "post-1") { author { name } } }', 'nobody')).toEqual({
      data: { like: { author: { name: 'Name of person-1' } } },
      as: [
        ['posts', 'nobody'],
        ['people', 'whoever got "Title of post-1"'],
      ],
    });
  });

  test('changes nothing for a query, for one who is known already, or where two sign in at once', async () => {
    const like = (n: number) => `a${n}: like(postId: "post-${n}") { author { name } }`;
    for (const [source, identity] of [
      ['{ pinned { author { name } } }', 'nobody'],
      [`mutation { ${like(1)} }`, 'ann'],
      [`mutation { ${like(1)} ${like(2)} }`, 'nobody'],
    ] as const) {
      const { as } = await askedAs(source, identity);
      expect(new Set(as.map(([, who]) => who))).toEqual(new Set([identity]));
    }
  });
});

test('introspection is answered here, and shows nothing of federation', async () => {
  const { run, calls } = feed();
  const { data } = await run(getIntrospectionQuery());
  expect(JSON.stringify(data)).toContain('"Person"');
  expect(JSON.stringify(data)).not.toMatch(/_Entity|join__|_Any/);
  expect(calls).toEqual([]);
  expect(
    await run('query ($n: String!) { a: __typename __type(name: $n) { n: name } pinned { __typename } }', { n: 'Post' }),
  ).toEqual({
    data: { a: 'Query', __type: { n: 'Post' }, pinned: { __typename: 'Post' } },
  });
});

test('compiled operations are found by text and name, and the least recently used goes', () => {
  const { executor } = feed({}, { planCacheSize: 2 });
  const plan = (source: string, name?: string) => executor.plan(parse(source), name, source);
  const two = 'query A { pinned { id } } query B { pinned { title } }';
  const a = plan(two, 'A');
  expect(plan(two, 'A')).toBe(a);
  expect(plan(two, 'B')).not.toBe(a);
  plan('{ pinned { id } }');
  expect(plan(two, 'A')).not.toBe(a);
});

test('the explain mode shows the plan', () => {
  const { executor } = feed();
  const explanation = executor.explain(parse('{ pinned { author { name } } }'));
  expect('text' in explanation && explanation.text).toContain('Flatten(path: "pinned.author")');
});

test('every call is reported with its outcome', async () => {
  const outcomes: string[] = [];
  const { run } = feed(
    {},
    { onCall: ({ service, outcome, representations }) => outcomes.push(`${service} ${outcome} ${representations}`) },
    failing('people', 'x'),
  );
  await run('{ posts(first: 3) { author { name } } }');
  expect(outcomes).toEqual(['posts data 0', 'people fault 3']);
});
