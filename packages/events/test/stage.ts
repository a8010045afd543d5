import { randomUUID } from 'node:crypto';
import { closeRedis, connectRedis, type Redis } from '@app/redis';
import { type Db, MongoClient } from 'mongodb';
import { z } from 'zod';
import { defineEvent, EventLog, MongoOutbox, MongoOutboxRelay, type NewEvent, ProcessedEvents } from '../src/index.ts';

/** An event of two test domains: `n` counts up per `key`. */
export const AlphaChanged = defineEvent('alpha.thing.changed.v1', z.object({ key: z.string(), n: z.number() }), {
  key: ({ key }) => key,
  topics: ({ key }) => [`thing:${key}`, 'all'],
});
export const BetaChanged = defineEvent('beta.thing.changed.v1', z.object({ key: z.string(), n: z.number() }), {
  key: ({ key }) => key,
  topics: ({ key }) => [`thing:${key}`],
});

/** Deletes every key with a prefix in one step: what a flush is to those who use only these keys. */
const FLUSH = `local keys = redis.call('KEYS', ARGV[1] .. '*')
for from = 1, #keys, 1000 do redis.call('DEL', unpack(keys, from, math.min(from + 999, #keys))) end
return #keys`;

/** Where a test file plays: its own database and its own keys, gone after it. */
export interface Stage {
  readonly mongo: MongoClient;
  /** Database of the domain alpha, and of the consumers. */
  readonly db: Db;
  readonly redis: Redis;
  readonly layout: { readonly prefix: string; readonly partitions: number };
  readonly dbName: string;
  outbox(domain: string): MongoOutbox;
  relay(domain: string, options?: { leaseMs?: number; replaySec?: number }): MongoOutboxRelay;
  processed(group: string): ProcessedEvents;
  /** Commits events, each in a transaction of its own. */
  commit(domain: string, events: readonly NewEvent[]): Promise<void>;
  /** The events that a domain's log holds, in the order of each stream; replays included. */
  logged(domain: string): Promise<{ id: string; key: string; n: number; replayed: boolean }[]>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

function numberOf(data: unknown): number {
  return typeof data === 'object' && data !== null && 'n' in data ? Number(data.n) : Number.NaN;
}

/** Sets the stage; `redisUrl` for tests with a server of their own. */
export async function setStage(options: { redisUrl?: string; mongoUrl?: string; partitions?: number } = {}): Promise<Stage> {
  const mongo = new MongoClient(options.mongoUrl ?? process.env.MONGO_URL ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0', {
    writeConcern: { w: 'majority' },
    serverSelectionTimeoutMS: 5_000,
  });
  const redis = connectRedis(options.redisUrl ?? process.env.REDIS_URL ?? 'redis://127.0.0.1:6379', { name: 'test:events' });
  const id = randomUUID().slice(0, 8);
  const dbName = `test_events_${id}`;
  const db = mongo.db(dbName);
  const layout = { prefix: `test:${id}:`, partitions: options.partitions ?? 2 };
  const databases = new Map([
    ['alpha', db],
    ['beta', mongo.db(`${dbName}_beta`)],
  ]);
  const databaseOf = (domain: string): Db => {
    const database = databases.get(domain);
    if (database === undefined) throw new TypeError(domain);
    return database;
  };
  const outboxes = new Map([...databases].map(([domain, database]) => [domain, new MongoOutbox(database, { domain })]));
  const outboxOf = (domain: string): MongoOutbox => {
    const outbox = outboxes.get(domain);
    if (outbox === undefined) throw new TypeError(domain);
    return outbox;
  };
  await Promise.all([...outboxes.values()].map((outbox) => outbox.ensure()));
  const stage: Stage = {
    mongo,
    db,
    redis,
    layout,
    dbName,
    outbox: outboxOf,
    relay: (domain, relayOptions = {}) =>
      new MongoOutboxRelay({ db: databaseOf(domain), redis, domain, log: layout, ...relayOptions }),
    processed: (group) => new ProcessedEvents(db, { group }),
    async commit(domain, events) {
      await mongo.withSession(async (session) => {
        for (const event of events) await session.withTransaction(() => outboxOf(domain).append(event, session));
      });
    },
    async logged(domain) {
      const log = new EventLog(redis, layout);
      const streams = await Promise.all(log.streamsOf(domain).map((stream) => redis.xrange(stream, '-', '+')));
      return streams.flat().flatMap(([, fields]) => {
        if (fields[1] === '$epoch') return [];
        const event: NewEvent = JSON.parse(fields.at(-1) ?? '{}');
        return [{ id: event.id, key: event.key, n: numberOf(event.data), replayed: fields.includes('r') }];
      });
    },
    async flush() {
      await redis.eval(FLUSH, 0, layout.prefix);
    },
    async close() {
      await stage.flush();
      for (const database of databases.values()) await database.dropDatabase();
      await mongo.close();
      closeRedis(redis);
    },
  };
  await stage.processed('any').ensure();
  return stage;
}

/** Numbers of one key in the order in which they stand. */
export function numbersByKey(entries: readonly { key: string; n: number }[]): Record<string, number[]> {
  const byKey: Record<string, number[]> = {};
  for (const { key, n } of entries) byKey[key] = [...(byKey[key] ?? []), n];
  return byKey;
}

/** 0 up to `count` - 1. */
export function countUp(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n);
}

/** Polls until `condition` holds; rejects after `timeoutMs`. */
export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const endAt = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > endAt) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
