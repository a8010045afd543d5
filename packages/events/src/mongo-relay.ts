import { randomUUID } from 'node:crypto';
import { anotherConnection, closeRedis, type Redis } from '@app/redis';
import type { Collection, Db } from 'mongodb';
import { EventLog, type EventLogOptions } from './log.ts';
import { insertProbe, OUTBOX_COLLECTION, type OutboxDocument } from './mongo-outbox.ts';
import { MongoRelayRun, TokenTooOldError } from './mongo-relay-run.ts';
import { RelayState } from './mongo-relay-state.ts';
import type { OutboxRelay } from './relay.ts';
import { type EventsLogger, keepRunning, pause, silentLogger } from './supervise.ts';

/** What a relay of a MongoDB outbox needs. */
export interface MongoOutboxRelayOptions {
  /** The domain's own database. */
  readonly db: Db;
  /** Its server is where the log is; the relay opens a connection of its own. */
  readonly redis: Redis;
  readonly domain: string;
  readonly log?: EventLogOptions;
  /** Seconds of events that are published again, for consumers, after the log was lost. @defaultValue 3600 */
  readonly replaySec?: number;
  /** Milliseconds after which a dead relay's lease is free. @defaultValue 1500 */
  readonly leaseMs?: number;
  readonly logger?: EventsLogger;
}

const STANDBY_POLL_MS = 400;
const PROBE_POLL_MS = 5;

/**
 * Moves committed outbox documents into the event log by a change stream, in the order of their commits: at least once, and once in the
 * log while the log remembers them. See `MongoRelayRun` for how it finds its place again.
 */
export class MongoOutboxRelay implements OutboxRelay {
  readonly domain: string;
  readonly #options: MongoOutboxRelayOptions;
  readonly #outbox: Collection<OutboxDocument>;
  readonly #logger: EventsLogger;
  readonly #holder = randomUUID();
  #stop: AbortController | null = null;
  #running: Promise<void> = Promise.resolve();
  #active = false;
  #isTokenLost = false;

  constructor(options: MongoOutboxRelayOptions) {
    this.#options = options;
    this.domain = options.domain;
    this.#outbox = options.db.collection<OutboxDocument>(OUTBOX_COLLECTION);
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
    await this.#running;
    this.#stop = null;
  }

  async flushed(signal: AbortSignal = new AbortController().signal): Promise<void> {
    const id = `probe:${randomUUID()}`;
    await insertProbe(this.#outbox, id);
    while ((await this.#outbox.findOne({ _id: id }, { projection: { _id: 1 } })) !== null) {
      signal.throwIfAborted();
      await pause(PROBE_POLL_MS, signal);
    }
    // What was in a log that has been lost since is only there again when its replay is complete.
    const log = new EventLog(this.#options.redis, this.#options.log);
    while (!(await log.isWhole(this.domain))) {
      signal.throwIfAborted();
      await pause(PROBE_POLL_MS, signal);
    }
  }

  async lastIds(): Promise<ReadonlyMap<string, string | null>> {
    const log = new EventLog(this.#options.redis, this.#options.log);
    const tips = await log.tips(log.streamsOf(this.domain));
    return new Map([...tips].map(([stream, tip]) => [stream, tip.lastId]));
  }

  /** One turn at being the relay of the domain: from winning the lease to the first trouble. */
  async #work(signal: AbortSignal): Promise<void> {
    const { db, leaseMs = 1_500 } = this.#options;
    const state = new RelayState(db, this.#holder, leaseMs);
    let acquired = await state.acquire();
    while (!acquired.held && !signal.aborted) {
      await pause(STANDBY_POLL_MS, signal);
      acquired = await state.acquire();
    }
    if (signal.aborted) {
      if (acquired.held) await state.release(null);
      return;
    }
    const redis = anotherConnection(this.#options.redis, `relay:${this.domain}`);
    const log = new EventLog(redis, this.#options.log);
    const run = new MongoRelayRun({
      db,
      outbox: this.#outbox,
      log,
      domain: this.domain,
      state,
      leaseMs,
      replaySec: this.#options.replaySec ?? 3_600,
    });
    redis.on('close', () => run.abort(new Error('the connection to the log broke')));
    this.#active = true;
    try {
      await run.run(acquired.position, this.#isTokenLost, signal);
    } catch (error) {
      this.#isTokenLost = error instanceof TokenTooOldError;
      throw error;
    } finally {
      this.#active = false;
      closeRedis(redis);
      await state.release(run.position).catch(() => undefined);
    }
  }
}
