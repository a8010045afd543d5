import { isDeepStrictEqual } from 'node:util';
import { type DocumentNode, type ExecutionResult, getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createFederatedExecutor,
  createHttpTransport,
  createInProcessTransport,
  type FederatedExecutor,
} from '../../src/execution/index.ts';
import { fragmentsOf, type SelectionShape, shapeOf, trimPath } from '../../src/execution/selection-shape.ts';
import { buildNastyGraph } from './nasty-graph/index.ts';
import { type GeneratorOptions, generateOperation } from './operation-generator.ts';
import { type PlainGateway, startPlainGateway } from './plain-gateway.ts';
import { type ServedSubgraph, serveSubgraph } from './serve-subgraph.ts';

const QUERIES = 400;
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

  test.each([
    ['query', QUERIES],
    ['mutation', MUTATIONS],
  ] as const)(
    'give equal data and error paths for every generated %s',
    async (kind, count) => {
      const { schema } = engines.get('over HTTP') ?? expect.fail('not started');
      const options: GeneratorOptions = { schema, kind, valuesFor: (name) => VALUES[name] };
      let withErrors = 0;
      let corrected = 0;
      for (let seed = 1; seed <= count; seed++) {
        const { source, variables } = generateOperation(options, seed);
        const document = parse(source);
        const asked = askedFor(document);
        const expected = await plain.execute(document, source, variables);
        if (expected.errors) withErrors += 1;
        for (const [name, engine] of engines) {
          const result = await engine.execute({ document, source, variables, context: { identity: null, cache: new Map() } });
          const label = `seed ${seed}, ${name}:\n${source}\n${JSON.stringify(variables)}`;
          expect(plainJson(result.data), label).toEqual(plainJson(expected.data));
          const { own, foreign } = errorPaths(result);
          for (const path of own) expect(isNullAt(result.data, path), `${label}\n${JSON.stringify(path)}`).toBe(true);
          // The compiler runs on where the interpreter stops below a null, so there only the nulls that are explained can be compared.
          const isExact = name !== COMPILED;
          const view = (paths: readonly Path[]) =>
            sorted(isExact ? paths : paths.map((path) => cutAtNull(result.data, path)), isExact);
          // Ours never lead out of what the client asked for.
          const theirs = errorPaths(expected).foreign.map((path) => trimPath(path, asked));
          const [left, right] = [view(foreign), view(theirs)];
          if (isDeepStrictEqual(left, right)) continue;
          corrected += 1;
          // Plain counts only the entities it sent when it names a place, so some of its paths lead to values that are not null.
          expect(left.map(withoutIndexes).sort(), label).toEqual(right.map(withoutIndexes).sort());
          for (const path of left.filter((text) => !right.includes(text)))
            expect(isNullAt(result.data, JSON.parse(path)), `${label}\n${path}`).toBe(true);
          for (const path of right.filter((text) => !left.includes(text)))
            expect(isNullAt(result.data, JSON.parse(path)), `${label}\n${path}`).toBe(false);
        }
      }
      expect(withErrors, 'operations with errors').toBeGreaterThan(count / 10);
      expect(corrected, 'results with corrected error paths').toBeLessThan((count * engines.size) / 10);
    },
    120_000,
  );
});

function askedFor(document: DocumentNode): SelectionShape {
  const operation = getOperationAST(document) ?? expect.fail('no operation');
  return shapeOf(operation.selectionSet, fragmentsOf(document));
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

function sorted(paths: readonly Path[], keepsRepetitions: boolean): string[] {
  const texts = paths.map((path) => JSON.stringify(path)).sort();
  return keepsRepetitions ? texts : [...new Set(texts)];
}
