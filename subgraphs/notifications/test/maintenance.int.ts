import { notifications as notificationsCollection } from '@app/collections/wechat_notifications';
import { RunMaintenance } from '@app/contracts';
import { newId, type Scope } from '@app/kernel';
import { collectionOf } from '@app/mongo';
import type { Data } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNotifications, type TestNotifications } from './support.ts';

const RUN =
  'mutation ($task: String!) { runMaintenance(task: $task) { id task startedAt finishedAt succeeded affected detail } }';
const RUNS =
  'query ($task: String, $first: Int, $after: String) { maintenanceRuns(task: $task, first: $first, after: $after) { nodes { id task succeeded } pageInfo { endCursor hasNextPage } } }';
const STAFF: Scope[] = ['maintenance'];
const DAY_MS = 86_400_000;

describe('upkeep', () => {
  let notifications: TestNotifications;
  const admin = newId();
  beforeAll(async () => {
    notifications = await startNotifications();
  });
  afterAll(() => notifications[Symbol.asyncDispose]());
  const run = async (task: string): Promise<Data> => (await notifications.run(admin, RUN, { task }, STAFF)).runMaintenance;
  const codeOf = async (query: string, variables: object, scopes: readonly Scope[] = STAFF) =>
    (await notifications.ask(admin, query, variables, scopes)).errors?.[0]?.extensions?.code;

  it('is for administrators, and knows its tasks', async () => {
    expect(await codeOf(RUN, { task: 'vacuum-auth' }, [])).toBe('FORBIDDEN');
    expect(await codeOf(RUNS, {}, ['moderation'])).toBe('FORBIDDEN');
    expect(await codeOf(RUN, { task: 'make-coffee' })).toBe('BAD_USER_INPUT');
    expect(await codeOf(RUNS, { task: 'make-coffee' })).toBe('BAD_USER_INPUT');
  });

  it('asks the domain that owns the data, and keeps the history', async () => {
    const done = await run('cleanup-expired-tokens');
    expect(done).toMatchObject({ succeeded: true, affected: 3, detail: 'auth: tokens 2, sessions 1' });
    expect(done.finishedAt >= done.startedAt).toBe(true);
    const second = await run('cleanup-expired-tokens');
    const { maintenanceRuns } = await notifications.run(admin, RUNS, { task: 'cleanup-expired-tokens' }, STAFF);
    expect(maintenanceRuns.nodes.map(({ id }: Data) => id)).toEqual([second.id, done.id]);
  });

  it('pages through its history', async () => {
    for (let round = 0; round < 3; round++) await run('vacuum-auth');
    const first = (await notifications.run(admin, RUNS, { task: 'vacuum-auth', first: 2 }, STAFF)).maintenanceRuns;
    expect(first.nodes).toHaveLength(2);
    const after = first.pageInfo.endCursor;
    const rest = (await notifications.run(admin, RUNS, { task: 'vacuum-auth', first: 2, after }, STAFF)).maintenanceRuns;
    expect(rest.nodes).toHaveLength(1);
    expect(await codeOf(RUNS, { task: 'cleanup-expired-tokens', after })).toBe('BAD_USER_INPUT');
  });

  it('of one kind never runs twice at once', async () => {
    const begun = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    notifications.neighbours.onMaintainAuth = async () => {
      begun.resolve();
      await gate.promise;
      return { vacuumed: 1 };
    };
    const running = run('vacuum-auth');
    await begun.promise;
    expect(await codeOf(RUN, { task: 'vacuum-auth' })).toBe('CONFLICT');
    expect(await notifications.runtime.calls.invoke(RunMaintenance, { task: 'vacuum-auth' })).toMatchObject({
      kind: 'Refused',
      reason: 'ALREADY_RUNNING',
    });
    gate.resolve();
    expect((await running).succeeded).toBe(true);
    notifications.neighbours.onMaintainAuth = async () => ({});
    expect(await notifications.runtime.calls.invoke(RunMaintenance, { task: 'vacuum-auth' })).toMatchObject({ kind: 'Finished' });
  });

  it('that fails in a part says so, and the other parts are done', async () => {
    const done = await run('reconcile-counters');
    expect(done.succeeded).toBe(false);
    for (const part of ['profiles', 'postfeed', 'chat', 'video']) expect(done.detail).toContain(`${part}: failed`);
    notifications.neighbours.onMaintainAuth = async () => ({ accounts: 4 });
    const mixed = await run('purge-soft-deleted');
    expect(mixed).toMatchObject({ succeeded: false, affected: 4 });
    expect(mixed.detail).toContain('auth: accounts 4');
    expect(mixed.detail).toContain('media: failed');
  });

  it('whose process was killed is told as failed by the next run', async () => {
    const runs = notifications.db.collection<{ _id: string }>('maintenanceRuns');
    const killed = {
      _id: newId(),
      task: 'send-digests',
      startedAt: new Date(),
      finishedAt: null,
      succeeded: null,
      affected: 0,
      detail: null,
    };
    await runs.insertOne(killed);
    await run('send-digests');
    expect(await runs.findOne({ _id: killed._id })).toMatchObject({
      succeeded: false,
      detail: expect.stringContaining('interrupted'),
    });
  });

  it('lets notifications expire that are older than they are kept, once', async () => {
    const all = collectionOf(notifications.db, notificationsCollection);
    const userId = newId();
    const now = Date.now();
    const aged = (days: number) => {
      const at = new Date(now - days * DAY_MS);
      const hex = at.getTime().toString(16).padStart(12, '0');
      return {
        ...{ _id: `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${newId().slice(-12)}`, userId, targetId: newId() },
        ...{ type: 'SYSTEM' as const, subject: null, entries: [], actorCount: 0, args: {}, isRead: false, isSeen: false },
        ...{ mailedAt: null, isDeleted: false, deletedAt: null, createdAt: at, updatedAt: at },
        // Kept longer than is the rule now, as after a change of the configuration.
        expiresAt: new Date(now + DAY_MS),
      };
    };
    await all.insertMany([...Array.from({ length: 1_200 }, (_, index) => aged(91 + index / 100)), aged(89), aged(1)]);
    expect(await run('archive-notifications')).toMatchObject({ succeeded: true, affected: 1_200 });
    expect(await run('archive-notifications')).toMatchObject({ succeeded: true, affected: 0 });
    const { viewer } = await notifications.run(userId, '{ viewer { notificationBadge { unread } } }');
    expect(viewer.notificationBadge.unread).toBe(2);
  });
});
