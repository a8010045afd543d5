import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stack, startStack } from '@app/local';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AlphaChanged, countUp, numbersByKey, type Stage, setStage, until } from '../test/stage.ts';
import { type Consumers, drain, type LiveSubscription, LiveTail, type MongoOutboxRelay, on, startConsumers } from './index.ts';

const KEYS = ['a', 'b', 'c'];
const PER_KEY = 60;

/** Servers of our own, because they are killed. */
let folder: string;
let stack: Stack;
let stage: Stage;
let relay: MongoOutboxRelay;
let consumers: Consumers;
let tail: LiveTail;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'events-outages-'));
  const { POSTGRES_URL, FFMPEG_PATH, FFPROBE_PATH, PATH, STACK_CACHE_DIR, HOME } = process.env;
  stack = await startStack({ dataDir: folder, env: { POSTGRES_URL, FFMPEG_PATH, FFPROBE_PATH, PATH, STACK_CACHE_DIR, HOME } });
}, 120_000);
afterAll(async () => {
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  stage = await setStage({ redisUrl: stack.redisUrl, mongoUrl: stack.mongoUrl });
  const { db, redis, layout } = stage;
  relay = stage.relay('alpha');
  relay.start();
  const processed = stage.processed('survivors');
  const record = on(AlphaChanged, async ({ id, data }) => {
    await stage.mongo.withSession((session) =>
      session.withTransaction(async () => {
        await processed.once(id, session, async () => {
          await db.collection('effects').insertOne({ ...data }, { session });
        });
      }),
    );
  });
  consumers = startConsumers({ redis, group: 'survivors', domains: ['alpha'], handlers: [record], layout, processed });
  tail = new LiveTail({ redis, domains: ['alpha'], layout });
  await relay.flushed();
  await tail.start();
});
afterEach(async () => {
  await tail.stop();
  await consumers.stop();
  await relay.stop();
  await stage.close();
});

function pidOf(name: string): number {
  const part = stack.parts().find((it) => it.name.includes(name));
  if (part === undefined) throw new Error(`${name} is not among ${stack.parts().map((it) => it.name)}`);
  return part.pid;
}

const HANG_MS = 2_500;

/** What is done to the servers; `backInMs` from then on, live events come again. */
const FAULTS: { fault: string; backInMs: number; strike: () => void }[] = [
  { fault: 'kill -9 of Redis', backInMs: 5_000, strike: () => process.kill(pidOf('redis'), 'SIGKILL') },
  { fault: 'kill -9 of MongoDB', backInMs: 10_000, strike: () => process.kill(pidOf('mongo'), 'SIGKILL') },
  { fault: 'FLUSHALL', backInMs: 5_000, strike: () => void stage.redis.flushall().catch(() => undefined) },
  { fault: 'Redis that hangs', backInMs: HANG_MS + 5_000, strike: () => hang('redis') },
  { fault: 'MongoDB that hangs', backInMs: HANG_MS + 5_000, strike: () => hang('mongo') },
];

function hang(name: string): void {
  const pid = pidOf(name);
  process.kill(pid, 'SIGSTOP');
  setTimeout(() => process.kill(pid, 'SIGCONT'), HANG_MS);
}

/** Commits one event after the other; a commit whose outcome an outage hides is repeated with the same event. */
async function commitAll(onCount: (count: number) => void): Promise<void> {
  let count = 0;
  await Promise.all(
    KEYS.map(async (key) => {
      for (const n of countUp(PER_KEY)) {
        const event = AlphaChanged({ key, n });
        for (let isStored = false; !isStored; ) {
          isStored = await stage.commit('alpha', [event]).then(
            () => true,
            (error: unknown) => typeof error === 'object' && error !== null && 'code' in error && error.code === 11000,
          );
        }
        count += 1;
        onCount(count);
      }
    }),
  );
}

/** What a live client knows: the newest number of each key. After a resync it looks the state up, as every client does. */
class Client {
  readonly known = new Map<string, number>();
  resyncs = 0;

  /** How many events it knows of. */
  get count(): number {
    return [...this.known.values()].reduce((sum, n) => sum + n + 1, 0);
  }

  async read(feed: LiveSubscription): Promise<void> {
    for await (const item of feed) {
      if (item.kind === 'resync') {
        this.resyncs += 1;
        await this.#lookUp();
        continue;
      }
      const { key, n } = AlphaChanged.parse(item.event.data);
      const last = this.known.get(key) ?? -1;
      if (n > last + 1) throw new Error(`gap before ${key} ${n}`);
      if (n <= last && this.resyncs === 0) throw new Error(`${key} ${n} again`);
      this.known.set(key, Math.max(last, n));
    }
  }

  async #lookUp(): Promise<void> {
    const committed = await stage.db.collection<{ event: { data: { key: string; n: number } } }>('outbox').find().toArray();
    for (const { event } of committed) {
      if (event !== null) this.known.set(event.data.key, Math.max(this.known.get(event.data.key) ?? -1, event.data.n));
    }
  }
}

describe.each(FAULTS)('$fault under load', ({ fault, backInMs, strike }) => {
  it('loses nothing, doubles nothing, keeps every order, and all goes on by itself', async () => {
    const client = new Client();
    const feed = tail.subscribe({ domains: ['alpha'], topics: ['all'] });
    const reading = client.read(feed);
    const kills = new Set([40, 120]);
    const recoveries: Promise<number>[] = [];
    await commitAll((count) => {
      if (!kills.delete(count)) return;
      strike();
      const killedAt = performance.now();
      // Those under way at the kill may have been committed before it: one more has not.
      const isBack = (): boolean => client.count > count + KEYS.length;
      recoveries.push(until(isBack, 30_000).then(() => performance.now() - killedAt));
    });
    const backAfterMs = await Promise.all(recoveries);
    await drain({ relays: [relay], consumers: [consumers], tails: [tail], timeoutMs: 30_000 });
    process.stdout.write(
      `live again ${backAfterMs.map(Math.round).join(' and ')} ms after ${fault}, ${client.resyncs} resyncs\n`,
    );
    const all = Object.fromEntries(KEYS.map((key) => [key, countUp(PER_KEY)]));
    expect(numbersByKey(await stage.logged('alpha'))).toEqual(all);
    const effects = await stage.db.collection<{ key: string; n: number }>('effects').find().sort({ _id: 1 }).toArray();
    expect(numbersByKey(effects)).toEqual(all);
    await until(() => KEYS.every((key) => client.known.get(key) === PER_KEY - 1));
    expect(Math.max(...backAfterMs)).toBeLessThan(backInMs);
    feed.close();
    await reading;
  }, 90_000);
});
