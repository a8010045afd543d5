import { type ExecutionResult, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Contenders, compareAll, startContenders } from './differ.ts';
import { buildNastyGraph } from './nasty-graph/index.ts';
import { NASTY_VALUES } from './nasty-graph/values.ts';

/** A sample: the whole corpus, and one over the platform's own graph, is in the heavy suite. */
const OPERATIONS = { query: 60, mutation: 20 } as const;

describe('our executor and plain ApolloGateway', () => {
  let contenders: Contenders;

  beforeAll(async () => {
    contenders = await startContenders(buildNastyGraph());
  });
  afterAll(async () => {
    await contenders[Symbol.asyncDispose]();
  });

  const executeEach = (source: string) =>
    Promise.all(
      [...contenders.engines.values()].map((engine) =>
        engine.execute({ document: parse(source), source, context: { identity: null, cache: new Map() } }),
      ),
    );

  test('an object that is an interface object elsewhere keeps its type', async () => {
    const source =
      '{ items(filter: { limit: 1 }) { __typename likes ... on Product { stock } } everyone { favourites { reviews { id } ... on Product { shipping } } } }';
    for (const { data } of await executeEach(source)) {
      expect(data).toMatchObject({
        items: [{ __typename: 'Product', likes: 0, stock: 0 }],
        everyone: { 0: { favourites: [{ reviews: [{ id: 'r0' }, { id: 'r9' }], shipping: 25 }, { shipping: null }] } },
      });
    }
  });

  test('an error names its entity also where others of the list could not be asked for', async () => {
    const source = '{ find { ... on Person { name } } }';
    const paths = (result: ExecutionResult) => result.errors?.map(({ path }) => path);
    expect(paths(await contenders.plain.execute(parse(source), source, {}))).toEqual([['find', 1, 'name']]);
    for (const result of await executeEach(source)) expect(paths(result)).toEqual([['find', 4, 'name']]);
  });

  test.each(['query', 'mutation'] as const)('give equal data and error paths for every generated %s', async (kind) => {
    const { withErrors } = await compareAll(contenders, OPERATIONS[kind], () => ({
      kind,
      valuesFor: (name) => NASTY_VALUES[name],
      maxDepth: 2,
    }));
    expect(withErrors, 'operations with errors').toBeGreaterThan(OPERATIONS[kind] / 10);
  });
});
