import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { killHard, startChild } from '../test/child-process.ts';
import { AlphaChanged, BetaChanged, countUp, numbersByKey, type Stage, setStage, until } from '../test/stage.ts';
import { type MongoOutboxRelay, type NewEvent, OUTBOX_RELAY_COLLECTION } from './index.ts';

let stage: Stage;
let running: MongoOutboxRelay[] = [];

beforeEach(async () => {
  stage = await setStage();
});
afterEach(async () => {
  await Promise.all(running.map((relay) => relay.stop()));
  running = [];
  await stage.close();
});

function startRelay(options: { leaseMs?: number; replaySec?: number } = {}): MongoOutboxRelay {
  const relay = stage.relay('alpha', options);
  relay.start();
  running.push(relay);
  return relay;
}

function series(key: string, from: number, to: number): NewEvent[] {
  return Array.from({ length: to - from }, (_, index) => AlphaChanged({ key, n: from + index }));
}

describe('the outbox', () => {
  it('publishes what commits and nothing else', async () => {
    const relay = startRelay();
    await stage.commit('alpha', series('a', 0, 3));
    const failed = stage.mongo.withSession((session) =>
      session.withTransaction(async () => {
        await stage.outbox('alpha').append(series('a', 3, 5), session);
        throw new Error('rolled back');
      }),
    );
    await expect(failed).rejects.toThrow('rolled back');
    await relay.flushed();
    expect(numbersByKey(await stage.logged('alpha'))).toEqual({ a: [0, 1, 2] });
  });

  it('refuses events of another domain', async () => {
    await stage.mongo.withSession(async (session) => {
      await expect(stage.outbox('alpha').append(BetaChanged({ key: 'b', n: 0 }), session)).rejects.toThrow(TypeError);
    });
  });

  it('publishes what was committed before any relay ran, and keeps probes out of the log', async () => {
    await stage.commit('alpha', series('a', 0, 5));
    const relay = startRelay();
    await relay.flushed();
    await relay.flushed();
    expect(numbersByKey(await stage.logged('alpha'))).toEqual({ a: countUp(5) });
    expect(await stage.db.collection('outbox').countDocuments({ event: null })).toBe(0);
  });
});

describe('the relay', () => {
  it('keeps the order of each key under parallel writers', async () => {
    const relay = startRelay();
    const keys = ['a', 'b', 'c', 'd'];
    await Promise.all(keys.map((key) => stage.commit('alpha', series(key, 0, 50))));
    await relay.flushed();
    expect(numbersByKey(await stage.logged('alpha'))).toEqual(Object.fromEntries(keys.map((key) => [key, countUp(50)])));
  });

  it('goes on where it stopped', async () => {
    await stage.commit('alpha', series('a', 0, 3));
    const first = startRelay();
    await first.flushed();
    await first.stop();
    await stage.commit('alpha', series('a', 3, 6));
    await startRelay().flushed();
    expect(numbersByKey(await stage.logged('alpha'))).toEqual({ a: countUp(6) });
  });

  it('works alone while others stand by, and two at once put nothing twice into the log', async () => {
    const relays = [startRelay(), startRelay()];
    await until(() => relays.some((relay) => relay.isActive));
    await stage.commit('alpha', series('a', 0, 20));
    // The active one is robbed of its lease, as if it had been paused: both are at work for a moment.
    await stage.db.collection(OUTBOX_RELAY_COLLECTION).updateOne({}, { $set: { holder: null, expiresAt: new Date(0) } });
    await stage.commit('alpha', series('a', 20, 60));
    await relays[0]?.flushed();
    expect(numbersByKey(await stage.logged('alpha'))).toEqual({ a: countUp(60) });
    await until(() => relays.filter((relay) => relay.isActive).length === 1);
  });

  it('sweeps the outbox when its token has fallen out of the oplog', async () => {
    const first = startRelay();
    await stage.commit('alpha', series('a', 0, 3));
    await first.flushed();
    await first.stop();
    const states = stage.db.collection<{ _id: string; token: { _data: string } }>(OUTBOX_RELAY_COLLECTION);
    const state = await states.findOne({ _id: 'relay' });
    const ancient = state?.token._data.replace(/^82.{16}/, '820000000100000001') ?? '';
    await states.updateOne({ _id: 'relay' }, { $set: { 'token._data': ancient } });
    await stage.commit('alpha', series('a', 3, 6));
    await startRelay().flushed();
    expect(numbersByKey(await stage.logged('alpha'))).toEqual({ a: countUp(6) });
  });
});

describe('after a flush of Redis', () => {
  it('publishes the last hour again, for consumers only, and goes on', async () => {
    const relay = startRelay();
    await stage.commit('alpha', series('a', 0, 10));
    await relay.flushed();
    await stage.flush();
    await until(async () => (await stage.logged('alpha')).length === 10);
    await stage.commit('alpha', series('a', 10, 13));
    await relay.flushed();
    const logged = await stage.logged('alpha');
    expect(numbersByKey(logged)).toEqual({ a: countUp(13) });
    expect(logged.map((entry) => entry.replayed)).toEqual(countUp(13).map((n) => n < 10));
  });

  it('loses nothing when the flush comes in the middle of a stream of commits, however often', async () => {
    const relay = startRelay();
    const writing = Promise.all(['a', 'b', 'c'].map((key) => stage.commit('alpha', series(key, 0, 120))));
    for (const count of [30, 90, 150]) {
      await until(async () => (await stage.db.collection('outbox').countDocuments({ event: { $ne: null } })) >= count);
      await stage.flush();
    }
    await writing;
    await relay.flushed();
    const expected = { a: countUp(120), b: countUp(120), c: countUp(120) };
    expect(numbersByKey(await stage.logged('alpha'))).toEqual(expected);
  });

  it('does so also when no relay was running', async () => {
    const first = startRelay();
    await stage.commit('alpha', series('a', 0, 4));
    await first.flushed();
    await first.stop();
    await stage.flush();
    await stage.commit('alpha', series('a', 4, 6));
    await startRelay().flushed();
    expect(numbersByKey(await stage.logged('alpha'))).toEqual({ a: countUp(6) });
  });
});

describe('when the relay is killed', () => {
  let child: ChildProcess | null = null;
  beforeAll(() => {
    child = null;
  });
  afterAll(() => {
    child?.kill('SIGKILL');
  });

  it('another takes over within 3 s; nothing is lost, nothing is twice in the log', async () => {
    child = await startChild('relay', 'active', stage);
    const standby = startRelay();
    const writing = Promise.all(['a', 'b'].map((key) => stage.commit('alpha', series(key, 0, 200))));
    await until(async () => (await stage.logged('alpha')).length > 100);
    await killHard(child);
    const killedAt = performance.now();
    await until(() => standby.isActive, 5_000);
    expect(performance.now() - killedAt).toBeLessThan(3_000);
    await writing;
    await standby.flushed();
    expect(numbersByKey(await stage.logged('alpha'))).toEqual({ a: countUp(200), b: countUp(200) });
  });
});
