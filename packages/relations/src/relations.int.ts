import { createServer } from 'node:net';
import type { RelationFacts } from '@app/contracts';
import { closeRedis, connectRedis } from '@app/redis';
import { freshInstance } from '@app/testkit';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type RelationSource, Relations } from './relations.ts';
import { canSee, canSeePart } from './visibility.ts';

const instance = freshInstance();
const redis = connectRedis(instance.redisUrl, { name: 'test:relations' });
afterAll(async () => {
  closeRedis(redis);
  await instance[Symbol.asyncDispose]();
});

const STRANGER: RelationFacts = {
  exists: true,
  isPrivate: false,
  isFollowing: false,
  followsYou: false,
  isRequested: false,
  hasRequestedYou: false,
  isBlocked: false,
  blocksYou: false,
  isMuted: false,
  mutedUntilMs: null,
  whoCanMessage: 'EVERYONE',
  whoCanMention: 'EVERYONE',
  whoCanComment: 'EVERYONE',
  showPresence: 'FOLLOWERS',
  readReceipts: true,
  discoverable: true,
};

let keyPrefix = instance.redisPrefix;
let truth: RelationFacts;
let asked: string[][];
let round = 0;
beforeEach(() => {
  // Redis is as empty as after FLUSHALL in each test.
  round += 1;
  keyPrefix = `${instance.redisPrefix}${round}:`;
  truth = STRANGER;
  asked = [];
});
const source: RelationSource = async (_viewerId, ids) => {
  asked.push([...ids]);
  return ids.map(() => truth);
};
const relations = (options: { source?: RelationSource; clock?: { now(): Date } } = {}) =>
  new Relations({ redis, keyPrefix, source, ...options });

describe('cached relations', () => {
  it('come from the source when Redis is empty, in one call, and from Redis after that', async () => {
    const cached = relations();
    expect((await cached.of('ann', ['ben', 'cat', 'ben'])).get('cat')).toEqual(STRANGER);
    expect((await cached.of('ann', ['cat', 'ben'])).size).toBe(2);
    expect(asked).toEqual([['ben', 'cat']]);
  });

  it('are shared by processes, and void for all of them once one of both people has changed', async () => {
    const [one, other] = [relations(), relations()];
    await one.of('ann', ['ben']);
    truth = { ...STRANGER, blocksYou: true };
    await one.invalidate('ben');
    expect((await other.to('ann', 'ben'))?.blocksYou).toBe(true);
    truth = STRANGER;
    await other.invalidate('ann');
    expect((await one.to('ann', 'ben'))?.blocksYou).toBe(false);
  });

  it('leave nothing old behind when a reader races a change', async () => {
    const begun = Promise.withResolvers<void>();
    const changed = Promise.withResolvers<void>();
    const slow = relations({
      source: async () => {
        begun.resolve();
        await changed.promise;
        return [STRANGER];
      },
    });
    const reading = slow.to('ann', 'ben');
    await begun.promise;
    truth = { ...STRANGER, isBlocked: true };
    await relations().invalidate('ann', 'ben');
    changed.resolve();
    await reading;
    expect((await relations().to('ann', 'ben'))?.isBlocked).toBe(true);
  });

  it('are right for a viewer and wrong for no other: anonymous callers and each viewer have their own', async () => {
    const cached = relations();
    await cached.of('ann', ['ben']);
    truth = { ...STRANGER, isFollowing: true };
    expect((await cached.to('cat', 'ben'))?.isFollowing).toBe(true);
    expect((await cached.to(null, 'ben'))?.isFollowing).toBe(true);
    expect((await cached.to('ann', 'ben'))?.isFollowing).toBe(false);
  });

  it('forget a mute when its time is over, without an event', async () => {
    let now = 1_000;
    const cached = relations({ clock: { now: () => new Date(now) } });
    truth = { ...STRANGER, isMuted: true, mutedUntilMs: 2_000 };
    expect((await cached.to('ann', 'ben'))?.isMuted).toBe(true);
    now = 2_000;
    expect(await cached.to('ann', 'ben')).toMatchObject({ isMuted: false, mutedUntilMs: null });
    expect(asked).toHaveLength(1);
  });

  it('do not trust what they cannot read', async () => {
    const cached = relations();
    await cached.of('ann', ['ben', 'cat']);
    await redis.set(`${keyPrefix}relations:ann:ben`, '{"viewer":');
    await redis.set(`${keyPrefix}relations:ann:cat`, '{"facts":{"exists":true}}');
    truth = { ...STRANGER, isBlocked: true };
    const found = await cached.of('ann', ['ben', 'cat']);
    expect([found.get('ben')?.isBlocked, found.get('cat')?.isBlocked]).toEqual([true, true]);
  });

  it('come from the source while Redis is down', async () => {
    const away = connectRedis(`redis://127.0.0.1:${await closedPort()}`, { name: 'test:away', commandTimeoutMs: 150 });
    const cached = new Relations({ redis: away, keyPrefix, source });
    expect((await cached.to('ann', 'ben'))?.exists).toBe(true);
    truth = { ...STRANGER, blocksYou: true };
    expect((await cached.to('ann', 'ben'))?.blocksYou).toBe(true);
    expect(await cached.version('ann')).toBeNull();
    closeRedis(away);
  });

  it('deny when neither Redis nor the source can answer', async () => {
    const cached = relations({ source: () => Promise.reject(new Error('the store is down')) });
    await expect(cached.of('ann', ['ben'])).rejects.toThrow('the store is down');
    const short = relations({ source: async () => [] });
    const facts = await short.to('ann', 'ben');
    expect(facts).toBeUndefined();
    expect([canSee('ann', 'ben', 'PUBLIC', facts), canSeePart('ann', 'ben', 'card', facts)]).toEqual([false, false]);
    expect(canSee('ben', 'ben', 'PUBLIC', facts)).toBe(false);
  });

  it('still answer from Redis while the source is down', async () => {
    await relations().of('ann', ['ben']);
    const orphan = relations({ source: () => Promise.reject(new Error('the store is down')) });
    expect((await orphan.to('ann', 'ben'))?.exists).toBe(true);
  });
});

/** A port on which nobody answers: bound once, then freed. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}
