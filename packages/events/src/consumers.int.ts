import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { killHard, startChild } from '../test/child-process.ts';
import { AlphaChanged, BetaChanged, countUp, numbersByKey, type Stage, setStage, until } from '../test/stage.ts';
import {
  type Consumers,
  type ConsumersOptions,
  DeadLetters,
  drain,
  type EventHandler,
  type MongoOutboxRelay,
  type NewEvent,
  on,
  startConsumers,
} from './index.ts';
import { streamFor } from './layout.ts';

let stage: Stage;
let relays: MongoOutboxRelay[] = [];
let groups: Consumers[] = [];

beforeEach(async () => {
  stage = await setStage();
  relays = ['alpha', 'beta'].map((domain) => stage.relay(domain));
  for (const relay of relays) relay.start();
});
afterEach(async () => {
  await Promise.all(groups.map((group) => group.stop()));
  await Promise.all(relays.map((relay) => relay.stop()));
  groups = [];
  await stage.close();
});

function start(group: string, handlers: EventHandler[], options: Partial<ConsumersOptions> = {}): Consumers {
  const { redis, layout } = stage;
  const processed = stage.processed(group);
  const consumers = startConsumers({ redis, group, domains: ['alpha', 'beta'], handlers, layout, processed, ...options });
  groups.push(consumers);
  return consumers;
}

function settled(): Promise<void> {
  return drain({ relays, consumers: groups, timeoutMs: 15_000 });
}

function series(key: string, count: number): NewEvent[] {
  return countUp(count).map((n) => AlphaChanged({ key, n }));
}

/** A key whose events stand in another partition than those of `key`. */
function keyApartFrom(key: string): string {
  const stream = streamFor(stage.layout, 'alpha', key);
  return (
    countUp(100)
      .map((n) => `other-${n}`)
      .find((other) => streamFor(stage.layout, 'alpha', other) !== stream) ?? ''
  );
}

/** A handler whose effect is a row, made in one transaction with the mark that it was made. */
function recording(group: string): EventHandler {
  const processed = stage.processed(group);
  const effects = stage.db.collection('effects');
  return on(AlphaChanged, async (event) => {
    await stage.mongo.withSession((session) =>
      session.withTransaction(() =>
        processed
          .once(event.id, session, async () => {
            await effects.insertOne({ group, key: event.data.key, n: event.data.n }, { session });
          })
          .then(() => undefined),
      ),
    );
  });
}

async function effectsOf(group: string): Promise<Record<string, number[]>> {
  const rows = await stage.db
    .collection<{ group: string; key: string; n: number }>('effects')
    .find({ group })
    .sort({ _id: 1 })
    .toArray();
  return numbersByKey(rows);
}

describe('a consumer group', () => {
  it('handles every event once, those of one key in order; other groups too; unknown types are skipped', async () => {
    start('first', [recording('first')]);
    start('second', [recording('second')]);
    await Promise.all(['a', 'b', 'c'].map((key) => stage.commit('alpha', series(key, 30))));
    await stage.commit('beta', [BetaChanged({ key: 'x', n: 0 })]);
    await settled();
    const all = { a: countUp(30), b: countUp(30), c: countUp(30) };
    expect(await effectsOf('first')).toEqual(all);
    expect(await effectsOf('second')).toEqual(all);
  });

  it('begins with the oldest event, also when it is new', async () => {
    await stage.commit('alpha', series('a', 5));
    await relays[0]?.flushed();
    const seen: number[] = [];
    start('late', [on(AlphaChanged, async ({ data }) => void seen.push(data.n))]);
    await settled();
    expect(seen).toEqual(countUp(5));
  });

  it('refuses two handlers for one type', () => {
    const handler = on(AlphaChanged, async () => undefined);
    expect(() => start('twice', [handler, handler])).toThrow(TypeError);
  });

  it('shares its partitions out, each partition to one replica', async () => {
    const [left, right] = [start('shared', [recording('shared')]), start('shared', [recording('shared')])];
    await until(() => left.owned().length === 2 && right.owned().length === 2);
    expect(new Set([...left.owned(), ...right.owned()]).size).toBe(4);
    await Promise.all(['a', 'b', 'c', 'd'].map((key) => stage.commit('alpha', series(key, 20))));
    await settled();
    expect(await effectsOf('shared')).toEqual(Object.fromEntries(['a', 'b', 'c', 'd'].map((key) => [key, countUp(20)])));
    await left.stop();
    await until(() => right.owned().length === 4, 3_000);
  });
});

describe('a handler that fails', () => {
  it('is tried again in place, so that nothing overtakes', async () => {
    const seen: string[] = [];
    const handler = on(AlphaChanged, async ({ data }, { attempt }) => {
      seen.push(`${data.n}/${attempt}`);
      if (data.n === 1 && attempt < 3) throw new Error('not yet');
    });
    start('retrying', [handler], { backoff: { firstMs: 1, capMs: 5 } });
    await stage.commit('alpha', series('a', 3));
    await settled();
    expect(seen).toEqual(['0/1', '1/1', '1/2', '1/3', '2/1']);
  });

  it('for good sends the event to the dead letters with the error, and the rest goes on', async () => {
    const handled: number[] = [];
    const handler = on(AlphaChanged, async ({ data }) => {
      if (data.n === 1) throw new RangeError('poison');
      handled.push(data.n);
    });
    start('poisoned', [handler], { attempts: 3, backoff: { firstMs: 1, capMs: 5 } });
    const events = series('a', 4);
    await stage.commit('alpha', events);
    await settled();
    expect(handled).toEqual([0, 2, 3]);
    const letters = new DeadLetters(stage.redis, 'poisoned', stage.layout);
    const dead = await letters.list();
    expect(dead).toMatchObject([
      { error: 'RangeError: poison', attempts: 3, event: { id: events[1]?.id, data: { key: 'a', n: 1 } } },
    ]);
    await letters.remove(dead[0]?.id ?? '');
    expect(await letters.list()).toEqual([]);
  });

  it('because the data do not fit is not tried again', async () => {
    start('strict', [on(AlphaChanged, async () => undefined)], { backoff: { firstMs: 1, capMs: 5 } });
    await stage.commit('alpha', [{ ...AlphaChanged({ key: 'a', n: 0 }), data: { key: 'a', n: 'many' } }]);
    await settled();
    expect(await new DeadLetters(stage.redis, 'strict', stage.layout).list()).toMatchObject([{ attempts: 1 }]);
  });

  it('because a store is away waits for it, however long, without counting', async () => {
    let outages = 20;
    const seen: number[] = [];
    const handler = on(AlphaChanged, async ({ data }, { attempt }) => {
      if (outages > 0) {
        outages -= 1;
        throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
      }
      seen.push(data.n, attempt);
    });
    start('patient', [handler], { attempts: 2, backoff: { firstMs: 1, capMs: 5 } });
    await stage.commit('alpha', series('a', 1));
    await settled();
    expect(seen).toEqual([0, 1]);
  });

  it('blocks its own partition only', async () => {
    const stuck = Promise.withResolvers<void>();
    const seen: string[] = [];
    const other = keyApartFrom('stuck');
    const handler = on(AlphaChanged, async ({ data }) => {
      if (data.key === 'stuck') await stuck.promise;
      seen.push(data.key);
    });
    start('blocked', [handler]);
    await stage.commit('alpha', [AlphaChanged({ key: 'stuck', n: 0 }), AlphaChanged({ key: other, n: 0 })]);
    await until(() => seen.length === 1);
    expect(seen).toEqual([other]);
    stuck.resolve();
    await settled();
    expect(seen).toEqual([other, 'stuck']);
  });
});

describe('a replica that dies', () => {
  it('in the middle of an event loses its partitions within 3 s; the event comes again and is processed once', async () => {
    const child = await Promise.all([
      startChild('consumer', 'handling', stage),
      stage.commit('alpha', [...series('a', 5), ...series(keyApartFrom('a'), 5)]),
    ]).then(([started]) => started);
    const killedAt = performance.now();
    await killHard(child);
    const survivor = start('killed', [recording('killed')], { domains: ['alpha'] });
    await until(() => survivor.owned().length === 2, 5_000);
    expect(performance.now() - killedAt).toBeLessThan(3_000);
    await settled();
    expect(await effectsOf('killed')).toEqual({ a: countUp(5), [keyApartFrom('a')]: countUp(5) });
  });
});

describe('after a flush of Redis', () => {
  it('the group begins anew and nothing is processed twice or left out', async () => {
    start('flushed', [recording('flushed')]);
    const writing = Promise.all(['a', 'b', 'c'].map((key) => stage.commit('alpha', series(key, 60))));
    for (const count of [20, 80]) {
      await until(async () => (await stage.db.collection('effects').countDocuments()) >= count);
      await stage.flush();
    }
    await writing;
    await settled();
    expect(await effectsOf('flushed')).toEqual({ a: countUp(60), b: countUp(60), c: countUp(60) });
  });

  it('events that were handled without a transaction are not handled again', async () => {
    const seen: number[] = [];
    start('plain', [on(AlphaChanged, async ({ data }) => void seen.push(data.n))]);
    await stage.commit('alpha', series('a', 10));
    await settled();
    await stage.flush();
    await until(async () => (await stage.logged('alpha')).length === 10);
    await settled();
    expect(seen).toEqual(countUp(10));
  });
});
