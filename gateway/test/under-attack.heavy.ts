import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RawSocket } from './raw-socket.ts';
import { type SmallPlatform, startSmallPlatform } from './small-platform.ts';

const SECONDS = 15;
const HONEST_EVERY_MS = 20;
const SLOW_SOCKETS = 200;
/** Of each kind of attack at any time. */
const AT_ONCE = 2;

const many = (count: number, part: (n: number) => string) => Array.from({ length: count }, (_, n) => part(n)).join(' ');
const nested = (depth: number) => `{ me ${'{ friends '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;
/** Each doubles the one before: thirty make a thousand million fields. */
const doubling = many(30, (n) => `fragment f${n} on User { friends { ...f${n + 1} } friends { ...f${n + 1} } }`);

/** Operations that would run long, and must be refused before anything runs. A number in each keeps caches from helping. */
const OPERATIONS: readonly ((n: number) => string)[] = [
  (n) => `# ${n}\n${nested(100)}`,
  (n) => `# ${n}\n{ ${many(200, (i) => `a${i}: users(first: 100) { id }`)} }`,
  (n) => `# ${n}\n{ me { ...f0 } } ${doubling} fragment f30 on User { id }`,
  (n) => `# ${n}\n{ users(first: 100) { friends(first: 100) { friends(first: 100) { id } } } }`,
  (n) => `# ${n}\n{ me { id ${many(600, () => '@skip(if: false)')} } }`,
  (n) => `# ${n}\n{ me { ${many(3_000, () => 'id')} } }`,
];

let platform: SmallPlatform;
beforeAll(async () => {
  platform = await startSmallPlatform({ topology: 'distributed' });
});
afterAll(() => platform[Symbol.asyncDispose]());

it('honest callers are served within a second while every kind of attack goes on, nothing hostile runs, and memory stays', async () => {
  const over = new AbortController();
  const refusals = new Map<string, number>();
  const attack = async (once: (n: number) => Promise<unknown>) => {
    for (let n = 0; !over.signal.aborted; n++) await once(n).catch(() => undefined);
  };
  const refused = async (query: string) => {
    const answer = await (await platform.post({ query })).text();
    const code = /"code":"(\w+)"/.exec(answer)?.[1] ?? answer.slice(0, 100);
    refusals.set(code, (refusals.get(code) ?? 0) + 1);
  };
  const garbage = async () => {
    const socket = await RawSocket.open(platform.wsUrl);
    socket.sendText('{'.repeat(100_000));
    await socket.closed;
  };
  const huge = `{"query":"{ device }","variables":{"x":"${'x'.repeat(1_200_000)}"}}`;
  const attacks = [
    ...OPERATIONS.map((operation) => (n: number) => refused(operation(n))),
    () => platform.post(huge).then((response) => response.text()),
    garbage,
  ];
  const slow = Array.from({ length: SLOW_SOCKETS }, () => loris(platform.url, over.signal));
  const honest = () => platform.post({ query: '{ posts(first: 5) { edges { node { id author { name } } } } }' });
  expect((await honest()).status).toBe(200);
  const rssBefore = process.memoryUsage.rss();
  const attacking = attacks.flatMap((once) => Array.from({ length: AT_ONCE }, () => attack(once)));

  const latencies: number[] = [];
  let peak = 0;
  for (const endAt = performance.now() + SECONDS * 1000; performance.now() < endAt; ) {
    const startedAt = performance.now();
    const answer: unknown = await (await honest()).json();
    latencies.push(performance.now() - startedAt);
    expect(answer).toMatchObject({ data: { posts: { edges: { length: 5 } } } });
    peak = Math.max(peak, process.memoryUsage.rss());
    await delay(HONEST_EVERY_MS);
  }
  over.abort();
  await Promise.all([...attacking, ...slow]);

  const sorted = latencies.sort((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY;
  const growthMb = (peak - rssBefore) / 2 ** 20;
  console.log(`${sorted.length} honest, p99 ${p99.toFixed(0)} ms, ${growthMb.toFixed(0)} MB more,`, Object.fromEntries(refusals));
  expect(p99).toBeLessThan(1_000);
  expect(growthMb).toBeLessThan(256);
  expect([...platform.ran.keys()]).not.toContain('me');
  expect([...platform.ran.keys()]).not.toContain('users');
  expect([...refusals.keys()].every((code) => /^(OPERATION_TOO_COMPLEX|GRAPHQL_\w+|BAD_USER_INPUT)$/.test(code))).toBe(true);
}, 120_000);

/** A request whose head comes a byte a second; resolves when the gateway has had enough of it, or at the end. */
async function loris(url: string, over: AbortSignal): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  let isClosed = false;
  socket.once('close', () => {
    isClosed = true;
  });
  socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  while (!over.aborted && !isClosed) {
    socket.write('a');
    await delay(1_000, undefined, { signal: over }).catch(() => undefined);
  }
  socket.destroy();
}
