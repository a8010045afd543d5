/**
 * 1,000 sockets on one topic, then on 1,000 topics; each event is joined with a second subgraph. The gateway is a process of its own, so that
 * its CPU is measured alone; this process holds the sockets, which only count. `npm run bench subscriptions [seconds a cell]`
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { RawClient } from './subscriptions/raw-client.ts';

const SECONDS = Number(process.argv[2] ?? 10);
const SOCKETS = 1_000;
/** Deliveries that may be under way while the rate is measured: the gateway is kept busy, nothing is cut off. */
const IN_FLIGHT = 4 * SOCKETS;
const OPENING_AT_ONCE = 50;
const SETTLE_MS = 300;

interface Usage {
  readonly cpuUs: number;
  readonly rssBytes: number;
}

const server = fork(new URL('./subscriptions/server.ts', import.meta.url), { env: { ...process.env, NODE_ENV: 'production' } });
const [{ url }] = (await once(server, 'message')) as [{ url: string }];

async function usage(): Promise<Usage> {
  server.send({});
  const [message] = (await once(server, 'message')) as [{ usage: Usage }];
  return message.usage;
}

let delivered = 0;
let onDelivered = () => {};
/** Sockets that have had a first result: their subscription runs. */
let running = 0;
let latencies: number[] | null = null;
const SENT_AT = /"sentAt":"([\d.]+)"/g;

const QUERY = 'subscription ($id: ID!) { postUpdates(postId: $id) { sentAt text author { username } } }';

async function open(topic: string): Promise<RawClient> {
  const client = await RawClient.open(url, (count, bytes) => {
    delivered += count;
    if (latencies) note(latencies, bytes);
    onDelivered();
  });
  void client.subscribe(QUERY, { id: topic }).then(() => {
    running += 1;
  });
  return client;
}

/** The times for which the results in these bytes were under way. */
function note(into: number[], bytes: Buffer): void {
  const now = performance.timeOrigin + performance.now();
  for (const [, sentAt] of bytes.toString('latin1').matchAll(SENT_AT)) into.push(now - Number(sentAt));
}

async function openAll(topicOf: (i: number) => string): Promise<RawClient[]> {
  const sockets: RawClient[] = [];
  for (let i = 0; i < SOCKETS; i += OPENING_AT_ONCE) {
    sockets.push(...(await Promise.all(Array.from({ length: OPENING_AT_ONCE }, (_, n) => open(topicOf(i + n))))));
  }
  return sockets;
}

/** Resolves when that many results have come in all. */
function reached(count: number): Promise<void> {
  return new Promise((resolve) => {
    onDelivered = () => {
      if (delivered >= count) resolve();
    };
    onDelivered();
  });
}

/** As fast as it goes for a while: every topic brings an event, again and again. */
async function rate(topics: readonly string[], perTopic: number) {
  const before = await usage();
  const startedAt = performance.now();
  const start = delivered;
  let sent = 0;
  for (let i = 0; performance.now() - startedAt < SECONDS * 1000; i++) {
    const batch = topics.length === 1 ? topics : topics.slice((i * 100) % SOCKETS, ((i * 100) % SOCKETS) + 100);
    server.send({ emit: batch });
    sent += batch.length * perTopic;
    await reached(start + sent - IN_FLIGHT);
  }
  await reached(start + sent);
  const after = await usage();
  const ms = performance.now() - startedAt;
  return {
    perSecond: (sent / ms) * 1000,
    cpuUs: (after.cpuUs - before.cpuUs) / sent,
    lost: start + sent - delivered,
    rssBytes: after.rssBytes,
  };
}

/** At a tenth of that: how long a result is under way. */
async function latency(topics: readonly string[], perTopic: number, everyMs: number) {
  latencies = [];
  const start = delivered;
  let sent = 0;
  const end = performance.now() + (SECONDS * 1000) / 2;
  for (let i = 0; performance.now() < end; i++) {
    const batch = topics.length === 1 ? topics : topics.slice((i * 100) % SOCKETS, ((i * 100) % SOCKETS) + 100);
    server.send({ emit: batch });
    sent += batch.length * perTopic;
    await setTimeout(everyMs);
  }
  await reached(start + sent);
  const sorted = latencies.sort((a, b) => a - b);
  latencies = null;
  return { p50: sorted[Math.floor(sorted.length / 2)] ?? 0, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
}

for (const [what, topics] of [
  ['one topic', ['0']],
  ['1,000 topics', Array.from({ length: SOCKETS }, (_, i) => String(i))],
] as const) {
  const perTopic = SOCKETS / topics.length;
  running = 0;
  const sockets = await openAll((i) => topics[i % topics.length] ?? '');
  // A subscription has no acknowledgement: it runs when its first result comes.
  while (running < SOCKETS) {
    server.send({ emit: topics });
    await setTimeout(SETTLE_MS);
  }
  for (let before = -1; before !== delivered; ) {
    before = delivered;
    await setTimeout(SETTLE_MS);
  }
  await rate(topics, perTopic);
  const { perSecond, cpuUs, lost, rssBytes } = await rate(topics, perTopic);
  const { p50, p99 } = await latency(topics, perTopic, topics.length === 1 ? 100 : 50);
  console.log(
    `${what}: ${perSecond.toFixed(0)} deliveries/s, ${cpuUs.toFixed(1)} us CPU each, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${lost} lost, ${(rssBytes / 2 ** 20).toFixed(0)} MB`,
  );
  await Promise.all(sockets.map((socket) => socket.close()));
}
server.disconnect();
