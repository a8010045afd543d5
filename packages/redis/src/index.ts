/** Redis as this platform uses it: connections that fail fast, typed Lua, exact rate limits, leases. */
export {
  anotherConnection,
  blockingConnection,
  type ConnectRedisOptions,
  closeRedis,
  connectRedis,
  type Redis,
} from './connect.ts';
export { isRedisDown, RedisDownError, redisOrDown } from './down.ts';
export { assertSameSlot, hashTagOf } from './hash-tag.ts';
export { acquireLease, type HeldLease, LeaseLostError, type LeaseOptions, withLease } from './lease.ts';
export { EXACT_LIMIT_MAX, RateLimiter, type TakeOutcome, type TakeRequest } from './rate-limiter.ts';
export { defineScript, type RedisScript, type ScriptArgument, type ScriptSpec } from './script.ts';
