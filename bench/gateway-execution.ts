/**
 * Execution alone (no HTTP front): one operation from parsed document to JSON text, by our executor and by plain ApolloGateway,
 * interleaved in one run. Ratios count, not absolute figures. `node bench/gateway-execution.ts [seconds a cell]`
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, getOperationAST, parse } from 'graphql';
import { createFederatedExecutor, createHttpTransport, createInProcessTransport } from '../gateway/src/execution/index.ts';
import { OPERATIONS, SUBGRAPHS, supergraphOf } from './gateway-execution/feed.ts';

process.env.APOLLO_TELEMETRY_DISABLED = 'true';
const SECONDS = Number(process.argv[2] ?? 2);
const CONCURRENCY = 16;
const ROUNDS = 3;

type Run = (document: DocumentNode, source: string) => Promise<unknown>;
interface Engine {
  readonly name: string;
  readonly run: Run;
  readonly stop: () => Promise<unknown>;
}

function schemaOf(name: string) {
  const subgraph = SUBGRAPHS.get(name);
  if (!subgraph) throw new Error(`no subgraph ${name}`);
  return subgraph.schema;
}

async function plain(name: string, supergraphSdl: string, isLocal: boolean): Promise<Engine> {
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger,
    ...(isLocal && { buildService: ({ name: service }: { name: string }) => new LocalGraphQLDataSource(schemaOf(service)) }),
  });
  const { executor } = await gateway.load();
  if (!executor) throw new Error('no executor');
  const cache = new Map<string, string>();
  const keyValueCache = {
    get: async (key: string) => cache.get(key),
    set: async (key: string, value: string) => void cache.set(key, value),
  };
  return {
    name,
    stop: () => gateway.stop(),
    run(document, source) {
      const operation = getOperationAST(document);
      const operationName = operation?.name?.value ?? null;
      const request = { query: source, variables: {} };
      const context = {
        document,
        source,
        request,
        operation,
        operationName,
        queryHash: source,
        context: {},
        metrics: {},
        cache: keyValueCache,
        logger,
      };
      // The executor reads only these parts of Apollo Server's request context.
      return executor(context as unknown as Parameters<typeof executor>[0]);
    },
  };
}

function ours(
  name: string,
  supergraphSdl: string,
  transports: Parameters<typeof createFederatedExecutor>[0]['transports'],
): Engine {
  const executor = createFederatedExecutor({ supergraphSdl, transports });
  const run: Run = (document, source) =>
    executor.execute({ document, source, context: { identity: null, cache: new Map(), deadlineMs: Date.now() + 10_000 } });
  return { name, run, stop: () => executor.close() };
}

const local = supergraphOf((name) => `http://${name}.invalid`);
const child = fork(new URL('./gateway-execution/serve.ts', import.meta.url));
const [urls] = (await once(child, 'message')) as [Record<string, string>];
const remote = supergraphOf((name) => urls[name] ?? '');
const inProcess = (compileAfter: number) => (name: string) =>
  createInProcessTransport(name, { schema: schemaOf(name), contextFor: () => ({}), compileAfter });
const overHttp = (mergesFetches: boolean) => (name: string) =>
  createHttpTransport(name, { url: urls[name] ?? '', mergesFetches });
const engines = [
  await plain('plain, in process', local, true),
  ours('ours, in process, interpreted', local, inProcess(Number.POSITIVE_INFINITY)),
  ours('ours, in process, compiled', local, inProcess(4)),
  await plain('plain, HTTP', remote, false),
  ours('ours, HTTP, fetches merged', remote, overHttp(true)),
  ours('ours, HTTP, fetches apart', remote, overHttp(false)),
];

/** Runs an engine for a while; operations and CPU microseconds of this process. */
async function measure(engine: Engine, document: DocumentNode, source: string, seconds: number) {
  let operations = 0;
  const end = performance.now() + seconds * 1000;
  const cpu = process.cpuUsage();
  const started = performance.now();
  const worker = async () => {
    while (performance.now() < end) {
      JSON.stringify(await engine.run(document, source));
      operations += 1;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const { user, system } = process.cpuUsage(cpu);
  return { operations, cpuUs: user + system, ms: performance.now() - started };
}

for (const [name, source] of Object.entries(OPERATIONS)) {
  const document = parse(source);
  const sums = new Map(engines.map((engine) => [engine, { operations: 0, cpuUs: 0, ms: 0 }]));
  const answers = new Set<string>();
  for (const engine of engines) {
    answers.add(JSON.stringify(sortKeys(await engine.run(document, source))));
    await measure(engine, document, source, SECONDS / 2);
  }
  if (answers.size !== 1)
    throw new Error(`the engines disagree on ${name}:\n${[...answers].map((text) => text.slice(0, 300)).join('\n')}`);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [engine, sum] of sums) {
      const { operations, cpuUs, ms } = await measure(engine, document, source, SECONDS / ROUNDS);
      sum.operations += operations;
      sum.cpuUs += cpuUs;
      sum.ms += ms;
    }
  }
  const reference = sums.get(engines[3] ?? engines[0] ?? never()) ?? never();
  console.log(`\n${name}`);
  for (const [engine, { operations, cpuUs, ms }] of sums) {
    const perSecond = (operations / ms) * 1000;
    const cpuEach = cpuUs / operations;
    const ratio = perSecond / ((reference.operations / reference.ms) * 1000);
    const cpuRatio = cpuEach / (reference.cpuUs / reference.operations);
    console.log(
      `  ${engine.name.padEnd(32)} ${perSecond.toFixed(0).padStart(7)}/s  ${ratio.toFixed(2).padStart(6)} x  ${cpuEach.toFixed(0).padStart(6)} us CPU  ${cpuRatio.toFixed(3)}`,
    );
  }
}
for (const engine of engines) await engine.stop();
child.disconnect();

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, below]) => [key, sortKeys(below)] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

function never(): never {
  throw new Error('no reference');
}
