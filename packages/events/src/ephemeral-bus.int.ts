import { randomUUID } from 'node:crypto';
import { closeRedis, connectRedis } from '@app/redis';
import { afterAll, describe, expect, it } from 'vitest';
import { EphemeralBus, type EphemeralSubscription } from './index.ts';

const redis = connectRedis(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379', { name: 'test:bus' });
const prefix = `test:bus:${randomUUID()}:`;
const name = `bus-${randomUUID()}`;
const buses = [new EphemeralBus({ redis, prefix, name }), new EphemeralBus({ redis, prefix, name })];
const [bus, elsewhere] = buses as [EphemeralBus, EphemeralBus];

afterAll(() => {
  for (const each of buses) each.stop();
  closeRedis(redis);
});

async function take(subscription: EphemeralSubscription, count: number): Promise<unknown[]> {
  const iterator = subscription[Symbol.asyncIterator]();
  const payloads: unknown[] = [];
  while (payloads.length < count) payloads.push((await iterator.next()).value?.payload);
  return payloads;
}

describe('the ephemeral bus', () => {
  it('tells listeners of a topic on every process, in order', async () => {
    const here = bus.subscribe({ topics: ['typing:1'] });
    const there = elsewhere.subscribe({ topics: ['typing:1', 'typing:2'] });
    await Promise.all([here.ready(), there.ready()]);
    await bus.publish('typing:1', { n: 1 });
    await elsewhere.publish('typing:2', { n: 2 });
    await bus.publish('typing:1', { n: 3 });
    expect(await take(here, 2)).toEqual([{ n: 1 }, { n: 3 }]);
    expect(await take(there, 3)).toHaveLength(3);
    here.close();
    there.close();
  });

  it('follows topics that are added and leaves those that are removed', async () => {
    const feed = bus.subscribe({ topics: ['a'] });
    feed.addTopic('b');
    feed.removeTopic('a');
    await feed.ready();
    await bus.publish('a', 1);
    await bus.publish('b', 2);
    expect(await take(feed, 1)).toEqual([2]);
    feed.close();
  });

  it('drops the oldest messages for a slow reader', async () => {
    const feed = bus.subscribe({ topics: ['slow'], maxQueued: 2 });
    const other = bus.subscribe({ topics: ['slow'] });
    await Promise.all([feed.ready(), other.ready()]);
    for (const n of [1, 2, 3, 4]) await bus.publish('slow', n);
    expect(await take(other, 4)).toEqual([1, 2, 3, 4]);
    expect(await take(feed, 2)).toEqual([3, 4]);
    feed.close();
    other.close();
  });

  it('ends by close and by its signal, also while waiting', async () => {
    const stop = new AbortController();
    const feed = bus.subscribe({ topics: ['x'], signal: stop.signal });
    const waiting = feed[Symbol.asyncIterator]().next();
    stop.abort();
    expect((await waiting).done).toBe(true);
  });

  it('listens again by itself after its connection broke', async () => {
    const feed = bus.subscribe({ topics: ['again'] });
    await feed.ready();
    const clients = String(await redis.call('CLIENT', 'LIST', 'TYPE', 'pubsub')).split('\n');
    for (const client of clients.filter((it) => it.includes(`name=${name}`))) {
      const id = /\bid=(\d+)/.exec(client)?.[1];
      if (id !== undefined) await redis.call('CLIENT', 'KILL', 'ID', id);
    }
    const received = feed[Symbol.asyncIterator]().next();
    let isDone = false;
    void received.then(() => {
      isDone = true;
    });
    while (!isDone) await bus.publish('again', 'back');
    expect((await received).value?.payload).toBe('back');
    feed.close();
  });
});
