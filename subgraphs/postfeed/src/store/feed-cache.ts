import { setTimeout as delay } from 'node:timers/promises';
import { defineScript, isRedisDown, type Redis } from '@app/redis';
import { z } from 'zod';
import { FEED_CAP, type FeedCache, type FeedSlice, type FeedState } from '../domain/home-feed.ts';
import type { TimePosition } from '../domain/post.ts';
import { feedKeys } from './keys.ts';

/** A feed that nobody has read for so long is dropped; its owner is then not fanned out to. */
const KEPT_SEC = 14 * 86_400;
/** A builder that died frees the feed after this time. */
const BUILD_SEC = 10;
const PAUSE_MS = 25;
const USERS_A_BATCH = 1_000;

const markerSchema = z.object({ version: z.string().nullable() });

const deliverScript = defineScript<number>({
  name: 'feed.deliver',
  lua: `--[[ Adds a post to a feed that is kept or being built, and trims it.
     KEYS[1] marker   KEYS[2] posts (sorted set by time)   ARGV[1] time (ms)   ARGV[2] post   ARGV[3] cap
     Output: 1 added | 0 nobody keeps this feed ]]
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('ZADD', KEYS[2], ARGV[1], ARGV[2])
redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -ARGV[3] - 1)
return 1`,
  parse: Number,
});

/** Home feeds in Redis: a sorted set of post ids a user, at most 800, and the set of those whose posts they are. */
export class RedisFeedCache implements FeedCache {
  readonly #redis: Redis;
  readonly #prefix: string;

  constructor(redis: Redis, prefix: string) {
    this.#redis = redis;
    this.#prefix = prefix;
  }

  state(userId: string): Promise<FeedState | null> {
    return orNull(async () => {
      const marker = await this.#redis.get(feedKeys(this.#prefix, userId).marker);
      if (marker === null) return { kind: 'COLD' };
      const { version } = markerSchema.parse(JSON.parse(marker));
      return version === null ? { kind: 'BUILDING' } : { kind: 'READY', version };
    });
  }

  begin(userId: string): Promise<boolean | null> {
    return orNull(async () => {
      const { marker } = feedKeys(this.#prefix, userId);
      return (await this.#redis.set(marker, JSON.stringify({ version: null }), 'EX', BUILD_SEC, 'NX')) === 'OK';
    });
  }

  followees(userId: string): Promise<readonly string[] | null> {
    return orNull(() => this.#redis.smembers(feedKeys(this.#prefix, userId).followees));
  }

  fill(userId: string, version: string, followeeIds: readonly string[], entries: readonly TimePosition[]): Promise<true | null> {
    return orNull(async () => {
      const { marker, posts, followees } = feedKeys(this.#prefix, userId);
      const filling = this.#redis.multi().del(followees);
      for (let start = 0; start < followeeIds.length; start += USERS_A_BATCH)
        filling.sadd(followees, ...followeeIds.slice(start, start + USERS_A_BATCH));
      if (entries.length > 0) filling.zadd(posts, ...entries.flatMap(({ atMs, id }) => [atMs, id]));
      filling.zremrangebyrank(posts, 0, -FEED_CAP - 1);
      filling.set(marker, JSON.stringify({ version }), 'EX', KEPT_SEC).expire(posts, KEPT_SEC).expire(followees, KEPT_SEC);
      await filling.exec();
      return true as const;
    });
  }

  read(userId: string, after: TimePosition | null, limit: number, popularIds: readonly string[]): Promise<FeedSlice | null> {
    return orNull(async () => {
      const { marker, posts, followees } = feedKeys(this.#prefix, userId);
      const [entries, size, popular] = await Promise.all([
        this.#entries(posts, after, limit),
        this.#redis.zcard(posts),
        popularIds.length === 0 ? [] : this.#redis.smismember(followees, ...popularIds),
        ...[marker, posts, followees].map((key) => this.#redis.expire(key, KEPT_SEC)),
      ]);
      const popularFollowed = popularIds.filter((_, index) => popular[index] === 1);
      return { entries, isComplete: size < FEED_CAP, popularFollowed };
    });
  }

  pause(): Promise<void> {
    return delay(PAUSE_MS);
  }

  /** Puts an entry into the kept feeds of these users. Rejects when Redis is away: the event is tried again then. */
  async deliver(userIds: readonly string[], entry: TimePosition): Promise<void> {
    for (let start = 0; start < userIds.length; start += USERS_A_BATCH) {
      await Promise.all(
        userIds.slice(start, start + USERS_A_BATCH).map((userId) => {
          const { marker, posts } = feedKeys(this.#prefix, userId);
          return deliverScript.run(this.#redis, [marker, posts], [entry.atMs, entry.id, FEED_CAP]);
        }),
      );
    }
  }

  async #entries(key: string, after: TimePosition | null, limit: number): Promise<TimePosition[]> {
    const rows: TimePosition[] = [];
    // Posts of one millisecond as the position stand before and behind it: those before are passed over.
    for (let offset = 0; rows.length < limit; ) {
      const found = await this.#redis.zrevrangebyscore(key, after?.atMs ?? '+inf', '-inf', 'WITHSCORES', 'LIMIT', offset, limit);
      for (let index = 0; index + 1 < found.length; index += 2) {
        const entry = { id: found[index] ?? '', atMs: Number(found[index + 1]) };
        const isBehind = after === null || entry.atMs < after.atMs || entry.id < after.id;
        if (isBehind && rows.length < limit) rows.push(entry);
      }
      if (found.length < 2 * limit) break;
      offset += limit;
    }
    return rows;
  }
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isRedisDown(error)) return null;
    throw error;
  }
}
