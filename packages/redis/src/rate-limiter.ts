import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { defineScript } from './script.ts';

/** Up to this limit every unit is logged and the window slides exactly; above it two counters approximate the window. */
export const EXACT_LIMIT_MAX = 1_000;

/** One request for units of a limited thing. */
export interface TakeRequest {
  /** Who and what is limited, as in `login:ip:192.0.2.1`. */
  readonly key: string;
  /** Units allowed in any window; at least 1. */
  readonly limit: number;
  /** Length of the sliding window in milliseconds; at least 1. */
  readonly windowMs: number;
  /** Units taken when allowed; more than `limit` is never allowed. `0` only asks. @defaultValue 1 */
  readonly cost?: number;
}

/** What the limiter said. A refused request takes nothing. */
export interface TakeOutcome {
  readonly allowed: boolean;
  readonly limit: number;
  /** Units left in the window after this answer; never negative. */
  readonly remaining: number;
  /** Milliseconds until the same request could be allowed; 0 when it was. */
  readonly retryAfterMs: number;
}

const takeScript = defineScript<{ allowed: boolean; remaining: number; retryAfterMs: number }>({
  name: 'rate-limit.take',
  lua: `--[[ Takes units from a sliding window, all or nothing, by the server's clock.
     KEYS[1] log (sorted set, one member a unit, scored by its time in ms) or counters (hash: w window number, c now, p before)
     ARGV[1] 'log' | 'counters'   ARGV[2] limit   ARGV[3] window (ms)   ARGV[4] cost   ARGV[5] nonce that makes members unique
     Output: {1 allowed | 0 refused, remaining, retry after (ms)} ]]
local limit, window, cost = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
if ARGV[1] == 'log' then
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
  local used = redis.call('ZCARD', KEYS[1])
  if used + cost > limit then
    if cost > limit then return {0, math.max(0, limit - used), window} end
    local freed = redis.call('ZRANGE', KEYS[1], used + cost - limit - 1, used + cost - limit - 1, 'WITHSCORES')
    return {0, math.max(0, limit - used), math.max(1, freed[2] + window - now)}
  end
  if cost > 0 then
    local members = {}
    for unit = 1, cost do
      members[#members + 1] = now
      members[#members + 1] = ARGV[5] .. unit
    end
    redis.call('ZADD', KEYS[1], unpack(members))
    redis.call('PEXPIRE', KEYS[1], window)
  end
  return {1, limit - used - cost, 0}
end
local number = math.floor(now / window)
local stored = redis.call('HMGET', KEYS[1], 'w', 'c', 'p')
local at, current, before = tonumber(stored[1] or number), tonumber(stored[2] or 0), tonumber(stored[3] or 0)
if at == number - 1 then
  before, current = current, 0
elseif at ~= number then
  before, current = 0, 0
end
local elapsed = now - number * window
local used = current + before * (window - elapsed) / window
if used + cost > limit then
  local remaining = math.max(0, math.floor(limit - used))
  if cost > limit then return {0, remaining, window} end
  local wait
  if current + cost <= limit then
    wait = window - elapsed - math.floor((limit - cost - current) * window / before)
  else
    wait = window - elapsed + window - math.floor((limit - cost) * window / current)
  end
  return {0, remaining, math.max(1, math.ceil(wait))}
end
if cost > 0 then
  redis.call('HSET', KEYS[1], 'w', number, 'c', current + cost, 'p', before)
  redis.call('PEXPIRE', KEYS[1], 2 * window)
end
return {1, math.floor(limit - used - cost), 0}`,
  parse(raw) {
    if (!Array.isArray(raw) || raw.length !== 3) throw new TypeError('unexpected reply of rate-limit.take');
    return { allowed: Number(raw[0]) === 1, remaining: Number(raw[1]), retryAfterMs: Math.ceil(Number(raw[2])) };
  },
});

function assertWhole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) throw new RangeError(`${name} must be a whole number of at least ${least}`);
}

/**
 * Sliding-window limits, one atomic script a call, so parallel callers on any number of processes never get more than the limit.
 * Limits up to `EXACT_LIMIT_MAX` are exact (memory: one entry a unit); larger ones weigh the previous window by its overlap, which is
 * exact for even traffic and off by less than the burst of one window otherwise (memory: three numbers).
 */
export class RateLimiter {
  readonly #redis: Redis;
  readonly #prefix: string;

  /** `prefix` is put before every key, @defaultValue `limit:`. Give it a connection without an offline queue, so that it fails at once. */
  constructor(redis: Redis, options: { readonly prefix?: string } = {}) {
    this.#redis = redis;
    this.#prefix = options.prefix ?? 'limit:';
  }

  /** Takes `cost` units or none. Throws `RangeError` on senseless numbers, `RedisDownError` when Redis is away: the caller decides which way to fail. */
  async take(request: TakeRequest): Promise<TakeOutcome> {
    const { key, limit, windowMs, cost = 1 } = request;
    assertWhole('limit', limit, 1);
    assertWhole('windowMs', windowMs, 1);
    assertWhole('cost', cost, 0);
    const kind = limit <= EXACT_LIMIT_MAX ? 'log' : 'counters';
    const nonce = randomBytes(9).toString('base64url');
    const outcome = await takeScript.run(this.#redis, [`${this.#prefix}${key}:${kind}`], [kind, limit, windowMs, cost, nonce]);
    return { ...outcome, limit };
  }

  /** Forgets what was taken, as after a success that clears a guessing counter. */
  async reset(key: string): Promise<void> {
    await this.#redis.del(`${this.#prefix}${key}:log`);
    await this.#redis.del(`${this.#prefix}${key}:counters`);
  }
}
