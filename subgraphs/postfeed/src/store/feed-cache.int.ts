import { newId } from '@app/kernel';
import { freshInstance } from '@app/testkit';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEED_CAP } from '../domain/home-feed.ts';
import { RedisFeedCache } from './feed-cache.ts';
import { feedGroup, feedKeys } from './keys.ts';

describe('kept home feeds', () => {
  const instance = freshInstance();
  let redis: Redis;
  let feeds: RedisFeedCache;
  beforeAll(() => {
    redis = new Redis(instance.redisUrl);
    feeds = new RedisFeedCache(redis, instance.redisPrefix);
  });
  afterAll(async () => {
    redis.disconnect();
    await instance[Symbol.asyncDispose]();
  });

  it('take a post of somebody with thousands of followers, each once, where anybody reads', async () => {
    const followers = Array.from({ length: 3_000 }, newId);
    const readers = followers.filter((_, index) => index % 3 === 0);
    await Promise.all(readers.map((reader) => feeds.fill(reader, 'v1', [], [])));
    for (let repeat = 0; repeat < 2; repeat++) await feeds.deliver(followers, { atMs: 5, id: 'post' });
    const kept = await Promise.all(
      followers.map((follower) => redis.zrange(feedKeys(instance.redisPrefix, follower).posts, '0', '-1')),
    );
    expect(kept.filter(([first]) => first === 'post')).toHaveLength(readers.length);
    expect(kept.filter((posts) => posts.length > 1)).toEqual([]);
  });

  it('keep the newest entries only', async () => {
    const reader = newId();
    const entries = Array.from({ length: FEED_CAP }, (_, index) => ({ atMs: index, id: `post-${index}` }));
    await feeds.fill(reader, 'v1', [], entries);
    await feeds.deliver([reader], { atMs: FEED_CAP, id: 'newest' });
    const slice = await feeds.read(reader, null, FEED_CAP + 1, []);
    expect(slice?.entries).toHaveLength(FEED_CAP);
    expect([slice?.entries[0]?.id, slice?.entries.at(-1)?.id, slice?.isComplete]).toEqual(['newest', 'post-1', false]);
  });

  it('of one group lie in one slot, and are gone when their reader is', async () => {
    const reader = newId();
    await feeds.fill(reader, 'v1', ['somebody'], [{ atMs: 1, id: 'post' }]);
    const keys = Object.values(feedKeys(instance.redisPrefix, reader));
    expect(keys.every((key) => key.includes(`{feed:${feedGroup(reader)}}`))).toBe(true);
    expect(await redis.exists(...keys)).toBe(3);
    await feeds.forget(reader);
    expect(await redis.exists(...keys)).toBe(0);
  });
});
