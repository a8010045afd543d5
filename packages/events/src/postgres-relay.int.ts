import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlphaChanged, countUp, numbersByKey, type Stage, setStage, until } from '../test/stage.ts';
import { type NewEvent, PostgresOutboxRelay } from './index.ts';

const connectionString = process.env.POSTGRES_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
let stage: Stage;
let sql: Client;
let schema: string;
let running: PostgresOutboxRelay[] = [];

beforeEach(async () => {
  stage = await setStage();
  sql = new Client({ connectionString });
  await sql.connect();
  schema = `test_${randomUUID().slice(0, 8)}`;
  await sql.query(`
    CREATE SCHEMA "${schema}";
    CREATE TABLE "${schema}"."Outbox" (
      id uuid PRIMARY KEY, seq bigint GENERATED ALWAYS AS IDENTITY, type text NOT NULL, key text NOT NULL, topics text[] NOT NULL,
      data jsonb NOT NULL, occurred_at timestamptz NOT NULL DEFAULT now(), relayed_at timestamptz);
    CREATE FUNCTION "${schema}".notify() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('${schema}', ''); RETURN NULL; END $$;
    CREATE TRIGGER notify AFTER INSERT ON "${schema}"."Outbox" FOR EACH STATEMENT EXECUTE FUNCTION "${schema}".notify();`);
});
afterEach(async () => {
  await Promise.all(running.map((relay) => relay.stop()));
  running = [];
  await sql.query(`DROP SCHEMA "${schema}" CASCADE`);
  await sql.end();
  await stage.close();
});

function startRelay(sweepMs = 500): PostgresOutboxRelay {
  const { redis, layout } = stage;
  const table = `"${schema}"."Outbox"`;
  const relay = new PostgresOutboxRelay({
    postgres: { connectionString },
    redis,
    domain: 'alpha',
    table,
    channel: schema,
    lockName: schema,
    log: layout,
    sweepMs,
  });
  relay.start();
  running.push(relay);
  return relay;
}

async function commit(events: readonly NewEvent[]): Promise<void> {
  for (const { id, type, key, topics, occurredAt, data } of events) {
    await sql.query(
      `INSERT INTO "${schema}"."Outbox" (id, type, key, topics, data, occurred_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, type, key, topics, JSON.stringify(data), occurredAt],
    );
  }
}

function series(key: string, from: number, to: number): NewEvent[] {
  return countUp(to - from).map((n) => AlphaChanged({ key, n: from + n }));
}

describe('the relay of a PostgreSQL outbox', () => {
  it('publishes what commits, in order, including what was there before it', async () => {
    await commit(series('a', 0, 250));
    const relay = startRelay();
    await commit(series('a', 250, 300));
    await relay.flushed();
    expect(numbersByKey(await stage.logged('alpha'))).toEqual({ a: countUp(300) });
  });

  it('is told by a notification, long before it looks by itself', async () => {
    const relay = startRelay(60_000);
    await relay.flushed();
    await until(() => relay.isActive);
    await commit(series('a', 0, 1));
    await until(async () => (await stage.logged('alpha')).length === 1, 2_000);
  });

  it('works alone; another takes over when its connection dies, and nothing is twice in the log', async () => {
    const relays = [startRelay(), startRelay()];
    await until(() => relays.some((relay) => relay.isActive));
    await commit(series('a', 0, 10));
    await sql.query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
      AND pid IN (SELECT pid FROM pg_stat_activity WHERE application_name = 'relay:alpha')
      AND ((classid::bigint << 32) | objid::bigint) = hashtextextended('outbox-relay:${schema}', 0)`);
    await commit(series('a', 10, 20));
    await relays[0]?.flushed();
    await until(() => relays.filter((relay) => relay.isActive).length === 1);
    expect(numbersByKey(await stage.logged('alpha'))).toEqual({ a: countUp(20) });
  });

  it('publishes again what a flush took, for consumers only, and what it had not published yet', async () => {
    const relay = startRelay();
    await commit(series('a', 0, 10));
    await relay.flushed();
    await stage.flush();
    await commit(series('a', 10, 13));
    await relay.flushed();
    await until(async () => (await stage.logged('alpha')).length === 13);
    const logged = await stage.logged('alpha');
    expect(numbersByKey(logged)).toEqual({ a: countUp(13) });
    expect(logged.map((entry) => entry.replayed)).toEqual(countUp(13).map((n) => n < 10));
  });
});
