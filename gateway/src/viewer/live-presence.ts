import { liveConnectionKey } from '@app/contracts';
import type { Logger } from '@app/kernel';

/** The commands of Redis that presence needs. */
export interface PresenceRedis {
  set(key: string, value: string, unit: 'PX', ms: number): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** Longest time for which a mark outlives a gateway that was killed, unless users count as connected for longer anyway. */
const LEAST_MARK_MS = 3_000;
/** A mark is renewed three times in its life: one lost command changes nothing. */
const RENEWALS = 3;

/**
 * Marks in Redis, for everybody else, which users have a live subscription here: while one is open, and for `offlineAfterMs` after the
 * last has ended. Nothing waits for Redis: a mark that could not be set is set with the next renewal.
 */
export class LivePresence {
  readonly #redis: PresenceRedis;
  readonly #prefix: string;
  readonly #offlineAfterMs: number;
  readonly #markMs: number;
  readonly #logger: Logger;
  readonly #open = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: { redis: PresenceRedis; prefix: string; offlineAfterMs: number; logger: Logger }) {
    this.#redis = options.redis;
    this.#prefix = options.prefix;
    this.#offlineAfterMs = options.offlineAfterMs;
    this.#logger = options.logger;
    this.#markMs = Math.max(options.offlineAfterMs, LEAST_MARK_MS);
    this.#timer = setInterval(() => this.#renew(), this.#markMs / RENEWALS);
    this.#timer.unref();
  }

  /** A subscription of the user is open until `signal` aborts. */
  enter(userId: string, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#open.set(userId, (this.#open.get(userId) ?? 0) + 1);
    this.#mark(userId, this.#markMs);
    signal.addEventListener('abort', () => this.#leave(userId), { once: true });
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #leave(userId: string): void {
    const left = (this.#open.get(userId) ?? 1) - 1;
    if (left > 0) {
      this.#open.set(userId, left);
      return;
    }
    this.#open.delete(userId);
    this.#mark(userId, this.#offlineAfterMs);
  }

  #renew(): void {
    for (const userId of this.#open.keys()) this.#mark(userId, this.#markMs);
  }

  #mark(userId: string, ms: number): void {
    const key = this.#prefix + liveConnectionKey(userId);
    const marked = ms > 0 ? this.#redis.set(key, '1', 'PX', ms) : this.#redis.del(key);
    marked.catch((error: unknown) => this.#logger.debug({ err: error }, 'presence could not be marked'));
  }
}
