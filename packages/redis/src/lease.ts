import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { isRedisDown } from './down.ts';
import { defineScript } from './script.ts';

/** What is leased, and for how long. */
export interface LeaseOptions {
  /** Name of the thing of which there must be one; becomes the hash tag of its keys. */
  readonly name: string;
  /** Put before the keys. @defaultValue none */
  readonly prefix?: string;
  /** Milliseconds after which an unrenewed lease is free for others: the longest take-over after a kill. */
  readonly ttlMs: number;
}

/** The lease went to somebody else, or could not be renewed in time: stop what it guarded. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';

  constructor(name: string) {
    super(`lease "${name}" was lost`);
  }
}

/** A lease that this process holds. */
export interface HeldLease {
  /** Grows with every holder, also across a flush of Redis: give it to the store so that a late holder's write can be refused. */
  readonly fence: number;
  /** Aborted with `LeaseLostError` when the lease is known or presumed to be lost. */
  readonly signal: AbortSignal;
  /** Extends it by its ttl; false (and `signal` aborted) when somebody else has it. A key that vanished is taken back. */
  renew(): Promise<boolean>;
  /** Gives it back, if still ours. */
  release(): Promise<void>;
}

const acquireScript = defineScript<number | null>({
  name: 'lease.acquire',
  lua: `--[[ Takes a free lease and draws a fencing number: one more than the last, and at least the clock, so that a flush cannot turn it back.
     KEYS[1] lease   KEYS[2] last fencing number   ARGV[1] token   ARGV[2] ttl (ms)   Output: fencing number | nil when taken ]]
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return nil end
local clock = redis.call('TIME')
local fence = math.max(tonumber(redis.call('GET', KEYS[2]) or 0) + 1, clock[1] * 1000 + math.floor(clock[2] / 1000))
local text = string.format('%.0f', fence)
redis.call('SET', KEYS[2], text, 'EX', 86400)
return text`,
  parse: (raw) => (raw === null ? null : Number(raw)),
});

const renewScript = defineScript<boolean>({
  name: 'lease.renew',
  lua: `--[[ Extends a lease that is ours, or takes it back if nobody has it.
     KEYS[1] lease   ARGV[1] token   ARGV[2] ttl (ms)   Output: 1 ours | 0 somebody else's ]]
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`,
  parse: (raw) => raw === 1,
});

const releaseScript = defineScript<boolean>({
  name: 'lease.release',
  lua: `--[[ Frees a lease if it is ours.   KEYS[1] lease   ARGV[1] token   Output: 1 freed | 0 not ours ]]
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`,
  parse: (raw) => raw === 1,
});

/** Takes the lease if it is free, else null. It is not renewed by itself: see `withLease`. Rejects with `RedisDownError` when Redis is away. */
export async function acquireLease(redis: Redis, options: LeaseOptions): Promise<HeldLease | null> {
  const tagged = `${options.prefix ?? ''}{lease:${options.name}}`;
  const token = randomUUID();
  const fence = await acquireScript.run(redis, [tagged, `${tagged}:fence`], [token, options.ttlMs]);
  if (fence === null) return null;
  const lost = new AbortController();
  return {
    fence,
    signal: lost.signal,
    async renew() {
      if (lost.signal.aborted) return false;
      const ours = await renewScript.run(redis, [tagged], [token, options.ttlMs]);
      if (!ours) lost.abort(new LeaseLostError(options.name));
      return ours;
    },
    async release() {
      if (!lost.signal.aborted) lost.abort(new LeaseLostError(options.name));
      await releaseScript.run(redis, [tagged], [token]);
    },
  };
}

/**
 * Runs `work` while holding the lease, renewing it every third of its ttl; answers `held: false` without running when somebody else has it.
 * `lease.signal` is aborted when the lease is lost, also when Redis stayed away for the whole ttl; `work` must then stop by itself.
 */
export async function withLease<T>(
  redis: Redis,
  options: LeaseOptions,
  work: (lease: HeldLease) => Promise<T>,
): Promise<{ readonly held: true; readonly value: T } | { readonly held: false }> {
  const acquired = await acquireLease(redis, options);
  if (acquired === null) return { held: false };
  const presumedLost = new AbortController();
  let renewedAt = performance.now();
  const timer = setInterval(() => {
    const askedAt = performance.now();
    acquired.renew().then(
      (ours) => {
        if (ours) renewedAt = askedAt;
      },
      (error: unknown) => {
        const expired = performance.now() - renewedAt >= options.ttlMs;
        if (expired || !isRedisDown(error)) presumedLost.abort(new LeaseLostError(options.name));
      },
    );
  }, options.ttlMs / 3);
  const lease: HeldLease = { ...acquired, signal: AbortSignal.any([acquired.signal, presumedLost.signal]) };
  try {
    return { held: true, value: await work(lease) };
  } finally {
    clearInterval(timer);
    await acquired.release().catch(() => undefined);
  }
}
