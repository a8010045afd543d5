import { type ClientSession, type Collection, Timestamp } from 'mongodb';
import type { OpenedStream } from './log-scripts.ts';
import type { OutboxDocument } from './mongo-outbox.ts';

/** Longest life of a transaction (60 s by default), twice: what was inserted earlier has committed, or never will. */
const COMMIT_MARGIN_SEC = 120;
/** Redis may lose its last second to a power cut: what was published shortly before is offered again. */
const REOFFER_SEC = 10;
/** Older events are not offered again, because the log may have forgotten that it has them. */
const REOFFER_MAX_AGE_SEC = 3_000;

const BEGINNING = new Timestamp({ t: 0, i: 0 });

function secondsBefore(at: Timestamp, seconds: number): Timestamp {
  return new Timestamp({ t: Math.max(0, at.t - seconds), i: 0 });
}

function earlier(a: Timestamp, b: Timestamp): Timestamp {
  return a.lessThan(b) ? a : b;
}

function later(a: Timestamp, b: Timestamp): Timestamp {
  return a.lessThan(b) ? b : a;
}

/** Where a relay stands as it begins. */
export interface ReplaySituation {
  /** The server's clock, read before the change stream's start was fixed and before any new epoch. */
  readonly now: Timestamp;
  /** Cluster time up to which everything is published; null at the very first start. */
  readonly from: Timestamp | null;
  /** Whether the change stream cannot go on from there. */
  readonly isTokenLost: boolean;
  readonly replaySec: number;
}

/**
 * Decides which outbox documents a starting relay publishes besides what its change stream brings, and which of them are *replays*, that
 * is, for consumers only. A stream with a new epoch gets the last `replaySec` again. What was committed before the new epoch is a replay:
 * live clients see the new epoch, fetch anew, and so know it already; they must not see it twice.
 */
export class ReplayPlan {
  readonly now: Timestamp;
  readonly #lostFrom: Timestamp;
  readonly #offerFrom: Timestamp;
  #recent: ReadonlySet<string> | null = null;

  constructor({ now, from, isTokenLost, replaySec }: ReplaySituation) {
    this.now = now;
    if (from === null) {
      this.#lostFrom = BEGINNING;
      this.#offerFrom = BEGINNING;
      return;
    }
    this.#lostFrom = earlier(secondsBefore(now, replaySec), secondsBefore(from, COMMIT_MARGIN_SEC));
    this.#offerFrom = isTokenLost
      ? secondsBefore(from, COMMIT_MARGIN_SEC)
      : later(secondsBefore(from, REOFFER_SEC), secondsBefore(now, REOFFER_MAX_AGE_SEC));
  }

  /** Remembers which recent documents are committed; call it before a new epoch is set, in the session that asked for `now`. */
  async noteRecent(outbox: Collection<OutboxDocument>, session: ClientSession): Promise<void> {
    const since = secondsBefore(this.now, COMMIT_MARGIN_SEC);
    const recent = outbox.find({ ts: { $gte: since } }, { session, projection: { _id: 1 }, readConcern: { level: 'majority' } });
    this.#recent = new Set((await recent.toArray()).map((document) => document._id));
  }

  /** The oldest document that can matter. */
  sweepFrom(isAnyStreamLost: boolean): Timestamp {
    return isAnyStreamLost ? earlier(this.#lostFrom, this.#offerFrom) : this.#offerFrom;
  }

  /** What to do with a swept document of `stream`; `newEpoch` is the epoch that this relay would have set. */
  decide(document: OutboxDocument, stream: OpenedStream | undefined, newEpoch: string): 'offer' | 'replay' | 'skip' {
    if (stream === undefined || stream.isReplayed) return document.ts.lessThan(this.#offerFrom) ? 'skip' : 'offer';
    if (document.ts.lessThan(this.#lostFrom)) return 'skip';
    if (stream.epoch === newEpoch && this.#recent !== null) {
      const isOld = document.ts.lessThan(secondsBefore(this.now, COMMIT_MARGIN_SEC));
      return isOld || this.#recent.has(document._id) ? 'replay' : 'offer';
    }
    // Another relay began this epoch and did not finish: its time is in the epoch; what is too recent to tell is shown rather than missed.
    const beganSec = Number.parseInt(stream.epoch, 36);
    return document.ts.t < beganSec - COMMIT_MARGIN_SEC ? 'replay' : 'offer';
  }
}
