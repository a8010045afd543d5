import { setTimeout as delay } from 'node:timers/promises';
import { defineScript, isRedisDown, type Redis } from '@app/redis';
import { z } from 'zod';
import { FEED_CAP, type FeedCache, type FeedSlice, type FeedState } from '../domain/home-feed.ts';
import type { TimePosition } from '../domain/post.ts';
import { feedGroup, feedKeys } from './keys.ts';

/** A feed that nobody has read for so long is dropped; its owner is then not fanned out to. */
const KEPT_SEC = 14 * 86_400;
/** A builder that died frees the feed after this time. */
const BUILD_SEC = 10;
const PAUSE_MS = 25;
const USERS_A_BATCH = 1_000;
/** Keeps a script well below a millisecond of the server's time. */
const FEEDS_A_SCRIPT = 100;

const markerSchema = z.object({ version: z.string().nullable() });

const deliverScript = defineScript<number>({
  name: 'feed.deliver',
  lua: `--[[ Adds a post to the feeds of one group that are kept or being built, and trims them.
     KEYS     of each feed: marker, posts (sorted set by time)
     ARGV[1]  time (ms)   ARGV[2] post   ARGV[3] cap
     Output: to how many it was added; feeds that nobody keeps and those that had it already do not count ]]
local added = 0
for at = 1, #KEYS, 2 do
  if redis.call('EXISTS', KEYS[at]) == 1 and redis.call('ZADD', KEYS[at + 1], ARGV[1], ARGV[2]) == 1 then
    redis.call('ZREMRANGEBYRANK', KEYS[at + 1], 0, -ARGV[3] - 1)
    added = added + 1
  end
end
return added`,
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
        // A first page is what tells that somebody reads.
        ...(after === null ? [marker, posts, followees].map((key) => this.#redis.expire(key, KEPT_SEC)) : []),
      ]);
      const popularFollowed = popularIds.filter((_, index) => popular[index] === 1);
      return { entries, isComplete: size < FEED_CAP, popularFollowed };
    });
  }

  pause(): Promise<void> {
    return delay(PAUSE_MS);
  }

  /**
   * Puts an entry into the kept feeds of these users: one script for each group of feeds, all sent together. Rejects when Redis is away:
   * the event is tried again then.
   */
  async deliver(userIds: readonly string[], entry: TimePosition): Promise<void> {
    const runs = [...Map.groupBy(userIds, feedGroup).values()].flatMap((group) => chunksOf(group, FEEDS_A_SCRIPT));
    await Promise.all(
      runs.map((ids) => {
        const keys = ids.flatMap((userId) => {
          const { marker, posts } = feedKeys(this.#prefix, userId);
          return [marker, posts];
        });
        return deliverScript.run(this.#redis, keys, [entry.atMs, entry.id, FEED_CAP]);
      }),
    );
  }

  /** Drops what is kept for a user whose account is gone. */
  async forget(userId: string): Promise<void> {
    await this.#redis.del(...Object.values(feedKeys(this.#prefix, userId)));
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

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
