import { randomBytes } from 'node:crypto';
import { anotherConnection, closeRedis, type Redis } from '@app/redis';
import { Client, type ClientConfig } from 'pg';
import { AppendWindow } from './append-window.ts';
import type { NewEvent } from './define.ts';
import { EventLog, type EventLogOptions } from './log.ts';
import { type OutboxRelay, RELAY_WINDOW } from './relay.ts';
import { EpochLostError, type EventsLogger, keepRunning, pause, silentLogger } from './supervise.ts';

/** What a relay of a PostgreSQL outbox needs. */
export interface PostgresOutboxRelayOptions {
  /** Where the outbox is; the relay opens one connection of its own, and holds an advisory lock on it while it works. */
  readonly postgres: ClientConfig;
  readonly redis: Redis;
  readonly domain: string;
  /** The outbox, quoted as SQL wants it. @defaultValue auth_support."Outbox" */
  readonly table?: string;
  /** Channel that is notified at every insert. @defaultValue auth_outbox */
  readonly channel?: string;
  /** What the advisory lock is named after; relays of one outbox share it. @defaultValue the domain */
  readonly lockName?: string;
  readonly log?: EventLogOptions;
  /** Seconds of events that are published again, for consumers, after the log was lost. @defaultValue 3600 */
  readonly replaySec?: number;
  /** Longest time between two looks at the outbox, should a notification be lost, in milliseconds. @defaultValue 500 */
  readonly sweepMs?: number;
  readonly logger?: EventsLogger;
}

interface OutboxRow {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly topics: readonly string[];
  readonly data: unknown;
  readonly occurred_at: Date;
}

const BATCH = 200;
const STANDBY_POLL_MS = 400;
const QUERY_TIMEOUT_MS = 10_000;
const PROBE_POLL_MS = 5;
/** Redis may lose its last second to a power cut: what was published shortly before is offered again. */
const REOFFER_SEC = 10;

function eventOfRow(row: OutboxRow): NewEvent {
  const { id, type, key, topics, data } = row;
  return { id, type, key, topics, occurredAt: row.occurred_at.toISOString(), data };
}

/** Moves committed rows of a PostgreSQL outbox into the event log, by sequence; see `OutboxRelay`. */
export class PostgresOutboxRelay implements OutboxRelay {
  readonly domain: string;
  readonly #options: PostgresOutboxRelayOptions;
  readonly #table: string;
  readonly #logger: EventsLogger;
  #stop: AbortController | null = null;
  #running: Promise<void> = Promise.resolve();
  #active = false;
  #wake: () => void = () => undefined;

  constructor(options: PostgresOutboxRelayOptions) {
    this.#options = options;
    this.domain = options.domain;
    this.#table = options.table ?? 'auth_support."Outbox"';
    this.#logger = options.logger ?? silentLogger;
  }

  get isActive(): boolean {
    return this.#active;
  }

  start(): void {
    if (this.#stop !== null) return;
    this.#stop = new AbortController();
    this.#running = keepRunning(`relay:${this.domain}`, (signal) => this.#work(signal), this.#stop.signal, this.#logger);
  }

  async stop(): Promise<void> {
    this.#stop?.abort();
    this.#wake();
    await this.#running;
    this.#stop = null;
  }

  async flushed(signal: AbortSignal = new AbortController().signal): Promise<void> {
    const client = this.#client();
    await client.connect();
    try {
      const newest = await client.query<{ seq: string }>(`SELECT coalesce(max(seq), 0)::text AS seq FROM ${this.#table}`);
      const open = `SELECT 1 FROM ${this.#table} WHERE relayed_at IS NULL AND seq <= $1 LIMIT 1`;
      while ((await client.query(open, [newest.rows[0]?.seq ?? '0'])).rowCount !== 0) {
        signal.throwIfAborted();
        this.#wake();
        await pause(PROBE_POLL_MS, signal);
      }
    } finally {
      await client.end();
    }
    // What was in a log that has been lost since is only there again when its replay is complete.
    const log = new EventLog(this.#options.redis, this.#options.log);
    while (!(await log.isWhole(this.domain))) {
      signal.throwIfAborted();
      this.#wake();
      await pause(PROBE_POLL_MS, signal);
    }
  }

  async lastIds(): Promise<ReadonlyMap<string, string | null>> {
    const log = new EventLog(this.#options.redis, this.#options.log);
    const tips = await log.tips(log.streamsOf(this.domain));
    return new Map([...tips].map(([stream, tip]) => [stream, tip.lastId]));
  }

  #client(): Client {
    const client = new Client({
      connectionTimeoutMillis: 2_000,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
      application_name: `relay:${this.domain}`,
      ...this.#options.postgres,
    });
    client.on('error', () => this.#wake());
    return client;
  }

  /** One turn at being the relay of the domain: from winning the lock to the first trouble. */
  async #work(signal: AbortSignal): Promise<void> {
    const client = this.#client();
    const redis = anotherConnection(this.#options.redis, `relay:${this.domain}`);
    const trouble = new AbortController();
    redis.on('close', () => trouble.abort(new Error('the connection to the log broke')));
    client.on('end', () => trouble.abort(new Error('the connection to the outbox broke')));
    trouble.signal.addEventListener('abort', () => this.#wake(), { once: true });
    try {
      await client.connect();
      if (!(await this.#lock(client, signal))) return;
      this.#active = true;
      await this.#relay(client, new EventLog(redis, this.#options.log), signal, trouble.signal);
    } finally {
      this.#active = false;
      closeRedis(redis);
      await client.end().catch(() => undefined);
    }
  }

  async #lock(client: Client, signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      const taken = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [
        `outbox-relay:${this.#options.lockName ?? this.domain}`,
      ]);
      if (taken.rows[0]?.held) return true;
      await pause(STANDBY_POLL_MS, signal);
    }
    return false;
  }

  async #relay(client: Client, log: EventLog, signal: AbortSignal, trouble: AbortSignal): Promise<void> {
    const { domain, channel = 'auth_outbox', sweepMs = 500 } = this.#options;
    let isNotified = true;
    client.on('notification', () => {
      isNotified = true;
      this.#wake();
    });
    await client.query(`LISTEN ${channel}`);
    const newEpoch = `${Math.floor(Date.now() / 1000).toString(36)}-${randomBytes(4).toString('hex')}`;
    const opened = await log.open(domain, newEpoch);
    const epochs = new Map(opened.map(({ stream, epoch }) => [stream, epoch]));
    await this.#offerAgain(client, log, epochs, new Set(opened.filter((it) => !it.isReplayed).map((it) => it.stream)));
    for (const { stream, epoch, isReplayed } of opened) if (!isReplayed) await log.finishReplay(stream, epoch);
    while (!signal.aborted) {
      trouble.throwIfAborted();
      isNotified = false;
      const count = await this.#publishBatch(client, log, epochs);
      if (count === BATCH || isNotified || signal.aborted) continue;
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      const timer = setTimeout(() => this.#wake(), sweepMs);
      await woken;
      clearTimeout(timer);
      const tips = await log.tips([...epochs.keys()]);
      for (const [stream, tip] of tips) if (tip.epoch !== epochs.get(stream)) throw new EpochLostError(stream);
    }
  }

  async #publishBatch(client: Client, log: EventLog, epochs: ReadonlyMap<string, string>): Promise<number> {
    const { rows } = await client.query<OutboxRow>(
      `SELECT id, type, key, topics, data, occurred_at FROM ${this.#table} WHERE relayed_at IS NULL ORDER BY seq LIMIT ${BATCH}`,
    );
    if (rows.length === 0) return 0;
    await this.#append(rows, log, epochs, () => false);
    await client.query(`UPDATE ${this.#table} SET relayed_at = now() WHERE id = ANY($1::uuid[])`, [rows.map((row) => row.id)]);
    return rows.length;
  }

  /** Publishes the last `replaySec` again into streams that lost everything, and offers the last seconds to the others. */
  async #offerAgain(
    client: Client,
    log: EventLog,
    epochs: ReadonlyMap<string, string>,
    lost: ReadonlySet<string>,
  ): Promise<void> {
    const seconds = lost.size > 0 ? Math.max(this.#options.replaySec ?? 3_600, REOFFER_SEC) : REOFFER_SEC;
    let afterSeq = '0';
    for (;;) {
      const { rows } = await client.query<OutboxRow & { place: string; is_recent: boolean }>(
        `SELECT id, type, key, topics, data, occurred_at, seq::text AS place, relayed_at > now() - make_interval(secs => ${REOFFER_SEC}) AS is_recent
           FROM ${this.#table}
          WHERE relayed_at > now() - make_interval(secs => $1) AND seq > $2
          ORDER BY seq LIMIT ${BATCH}`,
        [seconds, afterSeq],
      );
      const isLost = (row: OutboxRow): boolean => lost.has(log.streamFor(this.domain, row.key));
      const wanted = rows.filter((row) => row.is_recent || isLost(row));
      // What was published before the log was lost was committed before its new epoch: live clients that fetch anew know it already.
      await this.#append(wanted, log, epochs, isLost);
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) return;
      afterSeq = last.place;
    }
  }

  async #append(
    rows: readonly OutboxRow[],
    log: EventLog,
    epochs: ReadonlyMap<string, string>,
    isReplay: (row: OutboxRow) => boolean,
  ): Promise<void> {
    const window = new AppendWindow<null>(RELAY_WINDOW, () => undefined);
    for (const row of rows) {
      const stream = log.streamFor(this.domain, row.key);
      await window.push(async () => {
        const outcome = await log.append(this.domain, eventOfRow(row), epochs.get(stream) ?? '', isReplay(row));
        if (outcome.kind === 'epoch-lost') throw new EpochLostError(stream);
      }, null);
    }
    await window.drained();
  }
}
