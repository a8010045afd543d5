import { randomBytes } from 'node:crypto';
import {
  type ChangeStream,
  type ChangeStreamInsertDocument,
  type ClientSession,
  type Collection,
  type Db,
  MongoServerError,
  Timestamp,
} from 'mongodb';
import { AppendWindow } from './append-window.ts';
import type { EventLog } from './log.ts';
import type { OpenedStream } from './log-scripts.ts';
import type { OutboxDocument } from './mongo-outbox.ts';
import { type RelayPosition, type RelayState, timeOfToken } from './mongo-relay-state.ts';
import { RELAY_WINDOW } from './relay.ts';
import { ReplayPlan } from './replay-plan.ts';
import { EpochLostError } from './supervise.ts';

/** What one run works with. */
export interface MongoRelayRunOptions {
  readonly db: Db;
  readonly outbox: Collection<OutboxDocument>;
  readonly log: EventLog;
  readonly domain: string;
  readonly state: RelayState;
  readonly leaseMs: number;
  readonly replaySec: number;
}

/** The stored resume token has fallen out of the oplog: the next run must sweep the outbox instead. */
export class TokenTooOldError extends Error {
  override readonly name = 'TokenTooOldError';

  constructor(cause: unknown) {
    super('the resume token is too old', { cause });
  }
}

type OutboxChange = ChangeStreamInsertDocument<OutboxDocument>;

const AWAIT_MS = 1_000;
/** CappedPositionLost, InvalidResumeToken, ChangeStreamFatalError, ChangeStreamHistoryLost. */
const HISTORY_LOST = new Set([136, 260, 280, 286]);

/** The primary's clock: everything committed before this call is at or before it. */
async function clusterTime(db: Db, session: ClientSession): Promise<Timestamp> {
  const reply = await db.command({ ping: 1 }, { session });
  if (!(reply.operationTime instanceof Timestamp)) throw new Error('MongoDB must be a replica set');
  return reply.operationTime;
}

/**
 * One uninterrupted stretch of relaying. It begins where the last one ended (the stored token), and sweeps the outbox for what the token
 * cannot give: see `ReplayPlan`. The log drops what it already has. Any trouble ends the run; the next begins from what is known to be
 * published. Two runs at once (a paused process that wakes) do no harm: each appends in commit order from a place before which the log
 * is complete, so the first append of every event comes in order.
 */
export class MongoRelayRun {
  readonly #options: MongoRelayRunOptions;
  readonly #window: AppendWindow<RelayPosition>;
  readonly #epochs = new Map<string, string>();
  #trouble: { readonly error: unknown } | null = null;
  #changes: ChangeStream<OutboxDocument, OutboxChange> | null = null;
  #isWaiting = false;
  #isHeartbeatUnderWay = false;

  constructor(options: MongoRelayRunOptions) {
    this.#options = options;
    this.#window = new AppendWindow(RELAY_WINDOW, (error) => this.abort(error));
  }

  /** Everything up to here is in the log; null while that is where the run began. */
  get position(): RelayPosition | null {
    const isCaughtUp = this.#isWaiting && this.#window.isIdle && this.#trouble === null;
    const token = isCaughtUp ? this.#changes?.resumeToken : undefined;
    const at = timeOfToken(token);
    return token && at !== null ? { token, at } : this.#window.position;
  }

  /** Ends the run with this error. */
  abort(error: unknown): void {
    this.#trouble ??= { error };
    void this.#changes?.close().catch(() => undefined);
  }

  /**
   * Relays until `signal` aborts (resolves, nothing left half-way) or trouble comes (rejects). `from` is null at the very first start;
   * with `isTokenLost` only its time is used.
   */
  async run(from: RelayPosition | null, isTokenLost: boolean, signal: AbortSignal): Promise<void> {
    const stop = (): void => void this.#changes?.close().catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    const heartbeat = setInterval(() => {
      this.#heartbeat().catch((error: unknown) => this.abort(error));
    }, this.#options.leaseMs / 3);
    try {
      await this.#catchUp(from, isTokenLost);
      while (!signal.aborted) {
        this.#throwIfTroubled();
        await this.#handle(await this.#nextChange());
      }
    } catch (error) {
      this.#throwIfTroubled();
      if (!signal.aborted) throw error;
    } finally {
      clearInterval(heartbeat);
      signal.removeEventListener('abort', stop);
      stop();
    }
    await this.#window.drained();
  }

  /** Fixes where the change stream begins, then publishes what lies before. */
  async #catchUp(from: RelayPosition | null, isTokenLost: boolean): Promise<void> {
    const { db, log, domain, outbox, replaySec } = this.#options;
    // Causal: majority reads of this session wait until everything up to `now` is in the majority, so none of it falls between sweep and stream.
    await using session = db.client.startSession({ causalConsistency: true });
    const now = await clusterTime(db, session);
    const plan = new ReplayPlan({ now, from: from?.at ?? null, isTokenLost, replaySec });
    const tips = await log.tips(log.streamsOf(domain));
    if ([...tips.values()].some((tip) => tip.epoch === '')) await plan.noteRecent(outbox, session);
    const newEpoch = `${now.t.toString(36)}-${randomBytes(4).toString('hex')}`;
    const opened = await log.open(domain, newEpoch);
    for (const { stream, epoch } of opened) this.#epochs.set(stream, epoch);
    const start = from !== null && !isTokenLost ? { resumeAfter: from.token } : { startAtOperationTime: now };
    this.#changes = outbox.watch<OutboxDocument, OutboxChange>([{ $match: { operationType: 'insert' } }], {
      ...start,
      maxAwaitTimeMS: AWAIT_MS,
      readConcern: { level: 'majority' },
    });
    await this.#sweep(plan, new Map(opened.map((stream) => [stream.stream, stream])), newEpoch, session);
    for (const { stream, epoch, isReplayed } of opened) if (!isReplayed) await log.finishReplay(stream, epoch);
  }

  async #sweep(
    plan: ReplayPlan,
    opened: ReadonlyMap<string, OpenedStream>,
    newEpoch: string,
    session: ClientSession,
  ): Promise<void> {
    const { log, domain, outbox } = this.#options;
    const window = new AppendWindow<null>(RELAY_WINDOW, (error) => this.abort(error));
    const isAnyLost = [...opened.values()].some((stream) => !stream.isReplayed);
    const range = { $gte: plan.sweepFrom(isAnyLost), $lte: plan.now };
    const found = outbox.find({ ts: range }, { session, sort: { ts: 1, _id: 1 }, readConcern: { level: 'majority' } });
    for await (const document of found) {
      this.#throwIfTroubled();
      if (document.event === null) {
        await window.drained();
        await outbox.deleteOne({ _id: document._id });
        continue;
      }
      const stream = opened.get(log.streamFor(domain, document.event.key));
      const decision = plan.decide(document, stream, newEpoch);
      if (decision !== 'skip') await window.push(() => this.#append(document, decision === 'replay'), null);
    }
    await window.drained();
  }

  async #handle(change: OutboxChange): Promise<void> {
    const document = change.fullDocument;
    if (document.event === null) {
      await this.#window.drained();
      await this.#options.outbox.deleteOne({ _id: document._id });
      return;
    }
    const at = timeOfToken(change._id) ?? change.clusterTime;
    if (at === undefined) throw new TypeError('a change without a time');
    await this.#window.push(() => this.#append(document, false), { token: change._id, at });
  }

  async #append(document: OutboxDocument, replayed: boolean): Promise<void> {
    if (document.event === null) return;
    const { log, domain } = this.#options;
    const stream = log.streamFor(domain, document.event.key);
    const epoch = this.#epochs.get(stream) ?? '';
    const outcome = await log.append(domain, { id: document._id, ...document.event }, epoch, replayed);
    if (outcome.kind === 'epoch-lost') throw new EpochLostError(stream);
  }

  async #nextChange(): Promise<OutboxChange> {
    if (this.#changes === null) throw new Error('the change stream is not open');
    this.#isWaiting = true;
    try {
      return await this.#changes.next();
    } catch (error) {
      if (error instanceof MongoServerError && HISTORY_LOST.has(Number(error.code))) throw new TokenTooOldError(error);
      throw error;
    } finally {
      this.#isWaiting = false;
    }
  }

  /** Keeps the lease, saves the position, and notices a lost epoch while nothing is published. */
  async #heartbeat(): Promise<void> {
    if (this.#isHeartbeatUnderWay) return;
    this.#isHeartbeatUnderWay = true;
    try {
      if (!(await this.#options.state.renew(this.position))) throw new Error('the lease of the relay went to another');
      if (this.#epochs.size === 0) return;
      const tips = await this.#options.log.tips([...this.#epochs.keys()]);
      for (const [stream, tip] of tips) if (tip.epoch !== this.#epochs.get(stream)) throw new EpochLostError(stream);
    } finally {
      this.#isHeartbeatUnderWay = false;
    }
  }

  #throwIfTroubled(): void {
    if (this.#trouble !== null) throw this.#trouble.error;
  }
}
