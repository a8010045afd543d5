import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { acquireLease, closeRedis, connectRedis, type HeldLease, LeaseLostError, withLease } from './index.ts';

const redis = connectRedis(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379', { name: 'test:lease' });
const prefix = `test:lease:${randomUUID()}:`;
const names = new Set<string>();

function options(ttlMs: number): { name: string; prefix: string; ttlMs: number } {
  const name = randomUUID();
  names.add(name);
  return { name, prefix, ttlMs };
}

async function untilAcquired(wanted: { name: string; prefix: string; ttlMs: number }): Promise<HeldLease> {
  for (;;) {
    const lease = await acquireLease(redis, wanted);
    if (lease !== null) return lease;
  }
}

afterAll(async () => {
  for (const name of names) await redis.del(`${prefix}{lease:${name}}`, `${prefix}{lease:${name}}:fence`);
  closeRedis(redis);
});

describe('a lease', () => {
  it('has one holder, and a released one is free at once', async () => {
    const wanted = options(10_000);
    const first = await acquireLease(redis, wanted);
    expect(await acquireLease(redis, wanted)).toBeNull();
    await first?.release();
    expect(first?.signal.aborted).toBe(true);
    expect((await acquireLease(redis, wanted))?.fence).toBeGreaterThan(first?.fence ?? Number.POSITIVE_INFINITY);
  });

  it('passes on after its ttl when the holder dies, with a higher fence; the late holder learns it', async () => {
    const wanted = options(150);
    const dead = await acquireLease(redis, wanted);
    const startedAt = performance.now();
    const next = await untilAcquired(wanted);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(next.fence).toBeGreaterThan(dead?.fence ?? Number.POSITIVE_INFINITY);
    await next.renew();
    expect(await dead?.renew()).toBe(false);
    expect(dead?.signal.reason).toBeInstanceOf(LeaseLostError);
    await next.release();
  });

  it('is taken back by its holder after a flush, and fences still grow', async () => {
    const wanted = options(10_000);
    const held = await acquireLease(redis, wanted);
    await redis.del(`${prefix}{lease:${wanted.name}}`, `${prefix}{lease:${wanted.name}}:fence`);
    expect(await held?.renew()).toBe(true);
    expect(await acquireLease(redis, wanted)).toBeNull();
    await held?.release();
    const next = await acquireLease(redis, wanted);
    expect(next?.fence).toBeGreaterThan(held?.fence ?? Number.POSITIVE_INFINITY);
  });

  it('is renewed while the work runs, and others are told that it is held', async () => {
    const wanted = options(90);
    const outcome = await withLease(redis, wanted, async (lease) => {
      const endAt = performance.now() + 300;
      while (performance.now() < endAt) expect(await withLease(redis, wanted, async () => 'intruder')).toEqual({ held: false });
      expect(lease.signal.aborted).toBe(false);
      return 'done';
    });
    expect(outcome).toEqual({ held: true, value: 'done' });
    expect((await withLease(redis, wanted, async () => 'next')).held).toBe(true);
  });

  it('aborts the work when somebody else got it', async () => {
    const wanted = options(90);
    await withLease(redis, wanted, async (lease) => {
      await redis.set(`${prefix}{lease:${wanted.name}}`, 'somebody else');
      await new Promise<void>((resolve) => lease.signal.addEventListener('abort', () => resolve(), { once: true }));
      expect(lease.signal.reason).toBeInstanceOf(LeaseLostError);
    });
  });
});
