import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { closeRedis, connectRedis, RateLimiter } from './index.ts';

const redis = connectRedis(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379', { name: 'test:limits' });
const prefix = `test:limits:${randomUUID()}:`;
const limiter = new RateLimiter(redis, { prefix });
const keys = new Set<string>();

function freshKey(): string {
  const key = randomUUID();
  keys.add(key);
  return key;
}

afterAll(async () => {
  for (const key of keys) await limiter.reset(key);
  closeRedis(redis);
});

/** Polls until the window lets one through; answers how long that took since `startedAt`. */
async function untilAllowed(key: string, limit: number, windowMs: number, startedAt: number): Promise<number> {
  for (;;) {
    if ((await limiter.take({ key, limit, windowMs })).allowed) return performance.now() - startedAt;
  }
}

describe.each([
  ['exact log', 20],
  ['weighted counters', 2_000],
])('a limit kept as %s', (_kind, limit) => {
  it('lets exactly the limit through under parallel takes', async () => {
    const key = freshKey();
    const calls = 100;
    const cost = limit / 20;
    const taken = await Promise.all(Array.from({ length: calls }, () => limiter.take({ key, limit, windowMs: 3_600_000, cost })));
    expect(taken.filter((outcome) => outcome.allowed)).toHaveLength(20);
    expect(Math.min(...taken.map((outcome) => outcome.remaining))).toBe(0);
  });

  it('takes all or nothing, and a refusal costs nothing', async () => {
    const key = freshKey();
    const windowMs = 3_600_000;
    await limiter.take({ key, limit, windowMs, cost: limit - 1 });
    expect(await limiter.take({ key, limit, windowMs, cost: 2 })).toMatchObject({ allowed: false, remaining: 1 });
    expect(await limiter.take({ key, limit, windowMs, cost: 1 })).toEqual({
      allowed: true,
      limit,
      remaining: 0,
      retryAfterMs: 0,
    });
    expect(await limiter.take({ key, limit, windowMs, cost: limit + 1 })).toMatchObject({
      allowed: false,
      retryAfterMs: windowMs,
    });
  });

  it('forgets on reset and only looks with cost 0', async () => {
    const key = freshKey();
    await limiter.take({ key, limit, windowMs: 3_600_000, cost: limit });
    expect((await limiter.take({ key, limit, windowMs: 3_600_000, cost: 0 })).remaining).toBe(0);
    await limiter.reset(key);
    expect((await limiter.take({ key, limit, windowMs: 3_600_000, cost: 0 })).remaining).toBe(limit);
  });
});

describe('the exact window', () => {
  it('opens after retryAfterMs and not before', async () => {
    const key = freshKey();
    const windowMs = 300;
    const startedAt = performance.now();
    await limiter.take({ key, limit: 2, windowMs });
    await limiter.take({ key, limit: 2, windowMs });
    const refused = await limiter.take({ key, limit: 2, windowMs });
    expect(refused.allowed).toBe(false);
    expect(refused.retryAfterMs).toBeGreaterThan(0);
    expect(refused.retryAfterMs).toBeLessThanOrEqual(windowMs);
    const openedAfterMs = await untilAllowed(key, 2, windowMs, startedAt);
    expect(openedAfterMs).toBeGreaterThanOrEqual(windowMs - 2);
  });

  it('refuses senseless numbers', async () => {
    await expect(limiter.take({ key: 'x', limit: 0, windowMs: 1 })).rejects.toBeInstanceOf(RangeError);
    await expect(limiter.take({ key: 'x', limit: 1, windowMs: 0.5 })).rejects.toBeInstanceOf(RangeError);
    await expect(limiter.take({ key: 'x', limit: 1, windowMs: 1, cost: -1 })).rejects.toBeInstanceOf(RangeError);
  });
});
