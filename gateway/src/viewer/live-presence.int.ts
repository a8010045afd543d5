import { setTimeout as delay } from 'node:timers/promises';
import { liveConnectionKey } from '@app/contracts';
import { newId } from '@app/kernel';
import { closeRedis, connectRedis } from '@app/redis';
import { silentLogger } from '@app/telemetry';
import { freshInstance, until } from '@app/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { LivePresence } from './live-presence.ts';

describe('live presence', () => {
  const instance = freshInstance();
  const redis = connectRedis(instance.redisUrl, { name: 'test:presence' });
  const logger = silentLogger();
  const presence = new LivePresence({ redis, prefix: instance.redisPrefix, offlineAfterMs: 400, logger });
  afterAll(async () => {
    presence.close();
    closeRedis(redis);
    await instance[Symbol.asyncDispose]();
  });
  const leftMs = (userId: string) => redis.pttl(instance.redisPrefix + liveConnectionKey(userId));

  it('marks a user while a subscription is open, and for a while after the last has ended', async () => {
    const userId = newId();
    const [first, second] = [new AbortController(), new AbortController()];
    presence.enter(userId, first.signal);
    presence.enter(userId, second.signal);
    await until(async () => (await leftMs(userId)) > 0);
    first.abort();
    expect(await leftMs(userId)).toBeGreaterThan(400);
    second.abort();
    await until(async () => {
      const left = await leftMs(userId);
      return left > 0 && left <= 400;
    });
    await until(async () => (await leftMs(userId)) === -2, 2_000);
  });

  it('renews the mark for as long as the subscription lasts', async () => {
    const userId = newId();
    const open = new AbortController();
    presence.enter(userId, open.signal);
    await until(async () => (await leftMs(userId)) > 0);
    await redis.del(instance.redisPrefix + liveConnectionKey(userId));
    await until(async () => (await leftMs(userId)) > 0, 3_000);
    open.abort();
  });

  it('of a subscription that ended before it began is none', async () => {
    const userId = newId();
    presence.enter(userId, AbortSignal.abort());
    await delay(20);
    expect(await leftMs(userId)).toBe(-2);
  });

  it('does not wait for a Redis that is away', () => {
    const away = new LivePresence({
      redis: { set: () => Promise.reject(new Error('away')), del: () => Promise.reject(new Error('away')) },
      prefix: '',
      offlineAfterMs: 0,
      logger,
    });
    const open = new AbortController();
    away.enter(newId(), open.signal);
    open.abort();
    away.close();
  });
});
