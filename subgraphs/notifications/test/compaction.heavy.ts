import { randomBytes } from 'node:crypto';
import { RunMaintenance } from '@app/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNotifications, type TestNotifications } from './support.ts';

/** Checkpoints of a server that many tests share are slow. */
const TIMEOUT_MS = 300_000;

describe('compaction', () => {
  let notifications: TestNotifications;
  beforeAll(async () => {
    notifications = await startNotifications();
  });
  afterAll(() => notifications[Symbol.asyncDispose]());

  it('takes the collections that have room to give back', { timeout: TIMEOUT_MS }, async () => {
    const waste = notifications.db.collection('waste');
    const filler = () => Array.from({ length: 1_000 }, () => ({ text: randomBytes(2_048).toString('hex') }));
    for (let round = 0; round < 2; round++) await waste.insertMany(filler());
    await notifications.runtime.mongo.db('admin').command({ fsync: 1 });
    await waste.deleteMany({});
    await notifications.runtime.mongo.db('admin').command({ fsync: 1 });
    const size = async () => Number((await notifications.db.command({ collStats: 'waste' })).storageSize);
    const before = await size();
    const done = await notifications.runtime.calls.invoke(RunMaintenance, { task: 'compact-collections' });
    expect(done).toMatchObject({
      succeeded: true,
      detail: expect.stringMatching(/wechat_notifications: 1 collections, [1-9]\d+ bytes freed/),
    });
    expect(await size()).toBeLessThan(before);
  });
});
