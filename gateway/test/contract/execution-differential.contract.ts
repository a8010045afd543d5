import { isDeepStrictEqual } from 'node:util';
import { type DocumentNode, type ExecutionResult, getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isData } from '../../src/execution/data.ts';
import {
  createFederatedExecutor,
  createHttpTransport,
  createInProcessTransport,
  type FederatedExecutor,
} from '../../src/execution/index.ts';
import { fragmentsOf, shapeOf, trimPath } from '../../src/execution/selection-shape.ts';
import { buildNastyGraph } from './nasty-graph/index.ts';
import { type GeneratorOptions, generateOperation } from './operation-generator.ts';
import { type PlainGateway, startPlainGateway } from './plain-gateway.ts';
import { type ServedSubgraph, serveSubgraph } from './serve-subgraph.ts';

const QUERIES = 320;
const MUTATIONS = 60;
const COMPILED = 'in process, compiled';
/** Beyond any that the operations produce, so that all errors can be compared. */
const maxErrors = 100_000;

const VALUES: Record<string, readonly unknown[]> = {
  id: ['p0', 'p1', 'p2', 'p3', 'p4', 'i0', 'i2', 'i7', 'r5', 'b1', 'nobody'],
  ids: ['p0', 'p1', 'p3', 'p5', 'nobody'],
  sku: ['sku-0', 'sku-3', 'sku-2', 'none'],
};

describe('our executor and plain ApolloGateway', () => {
  const graph = buildNastyGraph();
  const engines = new Map<string, FederatedExecutor>();
  const served: ServedSubgraph[] = [];
  let plain: PlainGateway;

  beforeAll(async () => {
    plain = await startPlainGateway(graph.supergraphSdl, graph.schemas);
    const urls = new Map<string, string>();
    for (const [name, schema] of graph.schemas) {
      const subgraph = await serveSubgraph(schema);
      served.push(subgraph);
      urls.set(name, subgraph.url);
    }
    const create = (transports: (name: string) => ReturnType<typeof createInProcessTransport>) =>
      createFederatedExecutor({ supergraphSdl: graph.supergraphSdl, transports, maxErrors });
    const schemaOf = (name: string) => graph.schemas.get(name) ?? expect.fail(name);
    const inProcess = (compileAfter: number) => (name: string) =>
      createInProcessTransport(name, { schema: schemaOf(name), contextFor: () => ({}), compileAfter });
    const overHttp = (mergesFetches: boolean) => (name: string) =>
      createHttpTransport(name, { url: urls.get(name) ?? '', mergesFetches });
    engines.set('in process, interpreted', create(inProcess(Number.POSITIVE_INFINITY)));
    engines.set(COMPILED, create(inProcess(0)));
    engines.set('over HTTP', create(overHttp(true)));
    engines.set('over HTTP, fetches apart', create(overHttp(false)));
  });

  afterAll(async () => {
    await Promise.all([...engines.values()].map((engine) => engine.close()));
    await Promise.all(served.map((subgraph) => subgraph.stop()));
    await plain.stop();
  });

  test('an object that is an interface object elsewhere keeps its type', async () => {
    const source =
      '{ items(filter: { limit: 1 }) { __typename likes ... on Product { stock } } everyone { favourites { reviews { id } ... on Product { shipping } } } }';
    for (const engine of engines.values()) {
      const { data } = await engine.execute({ document: parse(source), source, context: { identity: null, cache: new Map() } });
      expect(data).toMatchObject({
        items: [{ __typename: 'Product', likes: 0, stock: 0 }],
        everyone: { 0: { favourites: [{ reviews: [{ id: 'r0' }, { id: 'r9' }], shipping: 25 }, { shipping: null }] } },
      });
    }
  });

  test('an error names its entity also where others of the list could not be asked for', async () => {
    const source = '{ find { ... on Person { name } } }';
    const document = parse(source);
    const paths = (result: ExecutionResult) => result.errors?.map(({ path }) => path);
    expect(paths(await plain.execute(document, source, {}))).toEqual([['find', 1, 'name']]);
    for (const engine of engines.values()) {
      const result = await engine.execute({ document, source, context: { identity: null, cache: new Map() } });
      expect(paths(result)).toEqual([['find', 4, 'name']]);
    }
  });

  test.each([
    ['query', QUERIES],
    ['mutation', MUTATIONS],
  ] as const)(
    'give equal data and error paths for every generated %s',
    async (kind, count) => {
      const { schema } = engines.get('over HTTP') ?? expect.fail('not started');
      let withErrors = 0;
      let corrected = 0;
      let gaps = 0;
      for (let seed = 1; seed <= count; seed++) {
        // Deep ones are few: their plans take most of the time.
        const options: GeneratorOptions = { schema, kind, valuesFor: (name) => VALUES[name], maxDepth: seed % 8 === 0 ? 3 : 2 };
        const { source, variables } = generateOperation(options, seed);
        const document = parse(source);
        const expected = await plain.execute(document, source, variables);
        if (expected.errors) withErrors += 1;
        let interpreted: ExecutionResult | undefined;
        for (const [name, engine] of engines) {
          const result = await engine.execute({ document, source, variables, context: { identity: null, cache: new Map() } });
          interpreted ??= result;
          const label = `seed ${seed}, ${name}:\n${source}\n${JSON.stringify(variables)}`;
          if (hasLost(plainJson(expected.data), plainJson(result.data)) && usesInterfaceObject(engine, document)) {
            gaps += 1;
            continue;
          }
          expect(plainJson(result.data), label).toEqual(plainJson(expected.data));
          for (const path of errorPaths(result).own) expect(isNullAt(result.data, path), `${label}\n${path}`).toBe(true);
          // The compiler runs on where the interpreter stops below a null: only which nulls are explained can be compared.
          if (name === COMPILED) expect(explainedNulls(result), label).toEqual(explainedNulls(interpreted));
          else if (!haveEqualPaths(document, result, expected, label)) corrected += 1;
        }
      }
      expect(withErrors, 'operations with errors').toBeGreaterThan(count / 10);
      expect(gaps, 'results in which plain lost something').toBeLessThanOrEqual((count * engines.size) / 30);
      expect(corrected, 'results with corrected error paths').toBeLessThan((count * engines.size) / 10);
    },
    120_000,
  );
});

/** Whether the plan asks a subgraph that knows only the interface. */
function usesInterfaceObject(engine: FederatedExecutor, document: DocumentNode): boolean {
  const explained = engine.explain(document);
  return 'text' in explained && explained.text.includes('... on Item {');
}

/**
 * True when the two differ only in what `left` lost. Plain lets the `__typename` of an interface object replace the right one, and
 * then drops type-conditioned fields, or whole objects whose `__typename` was asked for.
 */
function hasLost(left: unknown, right: unknown): boolean {
  let isMissing = false;
  const agree = (a: unknown, b: unknown): boolean => {
    if (a === null && b !== null) {
      isMissing = true;
      return true;
    }
    if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => agree(item, b[i]));
    if (!isData(a) || !isData(b)) return isDeepStrictEqual(a, b);
    if (Object.keys(a).length < Object.keys(b).length) isMissing = true;
    return Object.keys(a).every((name) => name in b && agree(a[name], b[name]));
  };
  return agree(left, right) && isMissing;
}

/** True when all paths are equal. Where plain could not ask for some of the entities, it counts only the others and names a wrong index. */
function haveEqualPaths(document: DocumentNode, result: ExecutionResult, expected: ExecutionResult, label: string): boolean {
  const operation = getOperationAST(document) ?? expect.fail('no operation');
  const asked = shapeOf(operation.selectionSet, fragmentsOf(document));
  // Ours never lead out of what the client asked for.
  const left = sorted(errorPaths(result).foreign);
  const right = sorted(errorPaths(expected).foreign.map((path) => trimPath(path, asked)));
  if (isDeepStrictEqual(left, right)) return true;
  expect(left.map(withoutIndexes).sort(), label).toEqual(right.map(withoutIndexes).sort());
  return false;
}

function explainedNulls(result: ExecutionResult): readonly string[] {
  return [...new Set(sorted(errorPaths(result).foreign.map((path) => cutAtNull(result.data, path))))];
}

function withoutIndexes(path: string): string {
  return path.replace(/\d+(?=[,\]])/g, '@');
}

type Path = readonly (string | number)[];

function plainJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** Errors of subgraphs apart from those that shaping adds: the plain gateway keeps the latter out of `errors`. */
function errorPaths(result: ExecutionResult) {
  const errors = result.errors ?? [];
  const isOwn = (message: string) =>
    message.startsWith('There is no value for') || message.startsWith('A subgraph returned an invalid');
  const pathsOf = (wanted: boolean) => errors.filter(({ message }) => isOwn(message) === wanted).map(({ path }) => path ?? []);
  return { own: pathsOf(true), foreign: pathsOf(false) };
}

function cutAtNull(data: unknown, path: Path): Path {
  let value: unknown = data;
  for (const [depth, segment] of path.entries()) {
    if (typeof value !== 'object' || value === null) return path.slice(0, depth);
    value = Object.entries(value).find(([name]) => name === String(segment))?.[1];
  }
  return path;
}

function isNullAt(data: unknown, path: Path): boolean {
  const cut = cutAtNull(data, path);
  const value = cut.reduce<unknown>(
    (at, segment) => Object.entries(at ?? {}).find(([name]) => name === String(segment))?.[1],
    data,
  );
  return value === null;
}

function sorted(paths: readonly Path[]): string[] {
  return paths.map((path) => JSON.stringify(path)).sort();
}
