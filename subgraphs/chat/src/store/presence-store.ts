import { type LastSeenDocument, lastSeen } from '@app/collections/wechat_chat';
import { liveConnectionKey } from '@app/contracts';
import { collectionOf } from '@app/mongo';
import { defineScript, type Redis, redisOrDown } from '@app/redis';
import type { Collection, Db } from 'mongodb';
import type { ChosenState, PresenceFacts, PresenceStore } from '../domain/presence.ts';

const DAY_MS = 86_400_000;

const beatScript = defineScript<boolean>({
  name: 'presence.beat',
  lua: `--[[ Reports that a connection of a person lives; forgets those that were not heard of for long. By the server's clock.
     KEYS[1] connections (sorted set, scored by last report in ms)   ARGV[1] connection   ARGV[2] life without report (ms)
     Output: 1 nobody was connected before | 0 ]]
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local before = redis.call('ZCOUNT', KEYS[1], now - ARGV[2], '+inf')
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. (now - ARGV[2]))
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('PEXPIRE', KEYS[1], ${30 * DAY_MS})
return before == 0 and 1 or 0`,
  parse: (raw) => raw === 1,
});

const readScript = defineScript<{ isConnected: boolean; lastMs: number | null; chosen: string | null }>({
  name: 'presence.read',
  lua: `--[[ Reads who is there.   KEYS[1] connections   KEYS[2] chosen state   ARGV[1] life without report (ms)
     Output: {connected 1 | 0, last report (ms) | '', chosen state | ''} ]]
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local last = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
local live = last[2] and tonumber(last[2]) >= now - ARGV[1] and 1 or 0
return {live, last[2] or '', redis.call('GET', KEYS[2]) or ''}`,
  parse(raw) {
    if (!Array.isArray(raw)) throw new TypeError('unexpected reply of presence.read');
    const [live, last, chosen] = raw.map(String);
    return { isConnected: live === '1', lastMs: last ? Number(last) : null, chosen: chosen || null };
  },
});

/** Who is there: live connections and chosen states in Redis, the last sight of everybody in MongoDB. */
export class RedisPresenceStore implements PresenceStore {
  readonly #redis: Redis;
  readonly #prefix: string;
  readonly #lifeMs: number;
  readonly #seen: Collection<LastSeenDocument>;

  constructor(options: { redis: Redis; prefix: string; offlineAfterSec: number; db: Db }) {
    this.#redis = options.redis;
    this.#prefix = options.prefix;
    this.#lifeMs = options.offlineAfterSec * 1000;
    this.#seen = collectionOf(options.db, lastSeen);
  }

  async beat(userId: string, connectionId: string): Promise<boolean> {
    return beatScript.run(this.#redis, [this.#connections(userId)], [connectionId, this.#lifeMs]);
  }

  async choose(userId: string, state: ChosenState): Promise<void> {
    const key = this.#chosen(userId);
    if (state === 'ONLINE') await this.#redis.del(key);
    else await this.#redis.set(key, state, 'PX', DAY_MS);
  }

  async read(userIds: readonly string[]): Promise<ReadonlyMap<string, PresenceFacts>> {
    const found = await Promise.all(
      userIds.map((id) => readScript.run(this.#redis, [this.#connections(id), this.#chosen(id)], [this.#lifeMs])),
    );
    // Streams of other domains count as well: the gateway tells of them.
    const elsewhere = await redisOrDown(
      Promise.all(userIds.map((id) => this.#redis.exists(this.#prefix + liveConnectionKey(id)))),
    );
    const unseen = userIds.filter((_id, index) => found[index]?.lastMs === null);
    const stored = unseen.length === 0 ? [] : await this.#seen.find({ _id: { $in: unseen } }).toArray();
    const storedMs = new Map(stored.map(({ _id, at }) => [_id, at.getTime()]));
    return new Map(
      userIds.map((id, index) => {
        const facts = found[index];
        const lastMs = facts?.lastMs ?? storedMs.get(id) ?? null;
        const chosen = facts?.chosen === 'AWAY' || facts?.chosen === 'OFFLINE' ? facts.chosen : null;
        return [
          id,
          {
            isConnected: facts?.isConnected === true || elsewhere[index] === 1,
            chosen,
            lastSeenAt: lastMs === null ? null : new Date(lastMs),
          },
        ];
      }),
    );
  }

  async keepLastSeen(userId: string, at: Date): Promise<void> {
    await this.#seen.updateOne({ _id: userId }, { $max: { at } }, { upsert: true });
  }

  async forget(userId: string): Promise<void> {
    await this.#redis.del(this.#connections(userId), this.#chosen(userId));
    await this.#seen.deleteOne({ _id: userId });
  }

  #connections(userId: string): string {
    return `${this.#prefix}presence:{${userId}}:connections`;
  }

  #chosen(userId: string): string {
    return `${this.#prefix}presence:{${userId}}:chosen`;
  }
}
