/**
 * The whole way of a request, HTTP front included, for four operations: ours in both topologies, plain Apollo, Hive Gateway, and a monolith
 * that has no federation at all. Each is a process of its own; they take turns in one run. `npm run bench gateway [seconds a cell]`
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Pool } from 'undici';
import { OPERATIONS } from './gateway-execution/feed.ts';

const SECONDS = Number(process.argv[2] ?? 4);
const ROUNDS = 4;
const CONCURRENCY = 16;
const NAMES = ['plain', 'hive', 'hiveRust', 'oursOverHttp', 'oursInProcess', 'monolith'] as const;

interface Server {
  readonly name: string;
  readonly child: ChildProcess;
  readonly pool: Pool;
  readonly path: string;
}

async function messageOf<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message');
  return message as T;
}

const subgraphs = fork(new URL('./gateway-execution/serve.ts', import.meta.url));
const urls = await messageOf<Record<string, string>>(subgraphs);

async function start(name: string): Promise<Server | null> {
  const child = fork(new URL('./gateway/contender.ts', import.meta.url), [name], {
    env: { ...process.env, NODE_ENV: 'production', BENCH_URLS: JSON.stringify(urls) },
  });
  const started = await Promise.race([messageOf<{ url: string }>(child), once(child, 'exit').then(() => null)]);
  if (started === null) {
    console.log(`${name} does not start here and is left out`);
    return null;
  }
  const { origin, pathname } = new URL(started.url);
  return { name, child, pool: new Pool(origin, { connections: CONCURRENCY }), path: pathname };
}

async function ask({ pool, path }: Server, body: string): Promise<string> {
  const response = await pool.request({
    path,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  return response.body.text();
}

async function usage({ child }: Server): Promise<{ cpuUs: number; rssBytes: number }> {
  child.send('usage');
  return messageOf(child);
}

/** Asks for a while; requests, CPU microseconds of the server, and milliseconds. */
async function measure(server: Server, body: string, seconds: number) {
  const before = await usage(server);
  const startedAt = performance.now();
  const end = startedAt + seconds * 1000;
  let requests = 0;
  const client = async () => {
    while (performance.now() < end) {
      await ask(server, body);
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, client));
  const ms = performance.now() - startedAt;
  return { requests, ms, cpuUs: (await usage(server)).cpuUs - before.cpuUs };
}

function comparable(text: string): string {
  const { data } = JSON.parse(text);
  return JSON.stringify(data);
}

const servers = (await Promise.all(NAMES.map(start))).filter((server) => server !== null);
for (const [operation, query] of Object.entries(OPERATIONS)) {
  const body = JSON.stringify({ query });
  const answers = new Map<string, string[]>();
  for (const server of servers) {
    const answer = comparable(await ask(server, body));
    answers.set(answer, [...(answers.get(answer) ?? []), server.name]);
    await measure(server, body, SECONDS / ROUNDS);
  }
  if (answers.size !== 1)
    console.log(`answers differ: ${JSON.stringify([...answers].map(([text, names]) => [names, text.slice(0, 200)]))}`);
  const sums = new Map(servers.map((server) => [server, { requests: 0, ms: 0, cpuUs: 0 }]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [server, sum] of sums) {
      const { requests, ms, cpuUs } = await measure(server, body, SECONDS / ROUNDS);
      sum.requests += requests;
      sum.ms += ms;
      sum.cpuUs += cpuUs;
    }
  }
  const [reference] = sums.values();
  if (!reference) throw new Error('nothing to compare with');
  console.log(`\n${operation}`);
  for (const [{ name }, { requests, ms, cpuUs }] of sums) {
    const perSecond = (requests / ms) * 1000;
    const ratio = perSecond / ((reference.requests / reference.ms) * 1000);
    const cpu = cpuUs / requests;
    const cpuRatio = cpu / (reference.cpuUs / reference.requests);
    console.log(
      `  ${name.padEnd(14)} ${perSecond.toFixed(0).padStart(6)}/s ${ratio.toFixed(2).padStart(6)} x   ${cpu.toFixed(0).padStart(6)} us CPU ${cpuRatio.toFixed(3)} x`,
    );
  }
}
for (const server of servers) {
  await server.pool.destroy();
  server.child.disconnect();
}
subgraphs.disconnect();
