import { isDeepStrictEqual } from 'node:util';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, getOperationAST, parse } from 'graphql';
import { expect } from 'vitest';
import {
  createFederatedExecutor,
  createHttpTransport,
  createInProcessTransport,
  type FederatedExecutor,
} from '../../src/execution/index.ts';
import { fragmentsOf, shapeOf, trimPath } from '../../src/execution/selection-shape.ts';
import { type GeneratedOperation, type GeneratorOptions, generateOperation } from './operation-generator.ts';
import { type PlainGateway, startPlainGateway } from './plain-gateway.ts';
import { serveSubgraph } from './serve-subgraph.ts';

/** A composed graph whose subgraphs can run in this process. */
export interface RunnableGraph {
  readonly supergraphSdl: string;
  readonly schemas: ReadonlyMap<string, GraphQLSchema>;
}

const COMPILED = 'in process, compiled';
/** Beyond any that the operations produce, so that all errors can be compared. */
const maxErrors = 100_000;

/** Our executor in every topology, and the plain ApolloGateway that it is compared with. */
export interface Contenders extends AsyncDisposable {
  readonly plain: PlainGateway;
  readonly engines: ReadonlyMap<string, FederatedExecutor>;
  readonly schema: GraphQLSchema;
}

/** Starts them; the subgraphs are served on real sockets beside. */
export async function startContenders(graph: RunnableGraph): Promise<Contenders> {
  const plain = await startPlainGateway(graph.supergraphSdl, graph.schemas);
  const served = new Map(
    await Promise.all([...graph.schemas].map(async ([name, schema]) => [name, await serveSubgraph(schema)] as const)),
  );
  const create = (transports: (name: string) => ReturnType<typeof createInProcessTransport>) =>
    createFederatedExecutor({ supergraphSdl: graph.supergraphSdl, transports, maxErrors });
  const inProcess = (compileAfter: number) => (name: string) =>
    createInProcessTransport(name, {
      schema: graph.schemas.get(name) ?? expect.fail(name),
      contextFor: () => ({}),
      compileAfter,
    });
  const overHttp = (mergesFetches: boolean) => (name: string) =>
    createHttpTransport(name, { url: served.get(name)?.url ?? '', mergesFetches });
  const engines = new Map([
    ['in process, interpreted', create(inProcess(Number.POSITIVE_INFINITY))],
    [COMPILED, create(inProcess(0))],
    ['over HTTP', create(overHttp(true))],
    ['over HTTP, fetches apart', create(overHttp(false))],
  ]);
  const [first] = engines.values();
  return {
    plain,
    engines,
    schema: first?.schema ?? expect.fail('no engine'),
    async [Symbol.asyncDispose]() {
      await Promise.all([...engines.values()].map((engine) => engine.close()));
      await Promise.all([...served.values()].map((subgraph) => subgraph.stop()));
      await plain.stop();
    },
  };
}

/** What a comparison found; anything that differs has failed the test already. */
export interface Findings {
  /** Operations whose answer has errors. */
  withErrors: number;
  /** Results in which plain names a wrong index, because it does not count entities that it could not ask for. */
  corrected: number;
}

/** Runs the operation of each seed from 1 to `count` in all of them; fails at the first difference in data or error paths. */
export async function compareAll(
  contenders: Contenders,
  count: number,
  optionsFor: (seed: number) => Omit<GeneratorOptions, 'schema'>,
): Promise<Findings> {
  const findings: Findings = { withErrors: 0, corrected: 0 };
  for (let seed = 1; seed <= count; seed++) {
    const operation = generateOperation({ schema: contenders.schema, ...optionsFor(seed) }, seed);
    await compareOne(contenders, operation, `seed ${seed}`, findings);
  }
  return findings;
}

async function compareOne(
  { plain, engines }: Contenders,
  { source, variables }: GeneratedOperation,
  name: string,
  findings: Findings,
): Promise<void> {
  const document = parse(source);
  const expected = await plain.execute(document, source, variables);
  if (expected.errors) findings.withErrors += 1;
  let interpreted: ExecutionResult | undefined;
  for (const [engineName, engine] of engines) {
    const result = await engine.execute({ document, source, variables, context: { identity: null, cache: new Map() } });
    interpreted ??= result;
    const label = `${name}, ${engineName}:\n${source}\n${JSON.stringify(variables)}`;
    expect(plainJson(result.data), label).toEqual(plainJson(expected.data));
    for (const path of errorPaths(result).own) expect(isNullAt(result.data, path), `${label}\n${path}`).toBe(true);
    // The compiler runs on where the interpreter stops below a null: only which nulls are explained can be compared.
    if (engineName === COMPILED) expect(explainedNulls(result), label).toEqual(explainedNulls(interpreted));
    else if (!haveEqualPaths(document, result, expected, label)) findings.corrected += 1;
  }
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
