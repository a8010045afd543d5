import { notificationsCollections } from '@app/collections/wechat_notifications';
import { newId } from '@app/kernel';
import { inTransaction, setUpDatabase } from '@app/mongo';
import { freshInstance } from '@app/testkit';
import { type Document, MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Notice } from '../src/domain/notification.ts';
import { MongoDeliveryStore } from '../src/store/delivery-store.ts';
import { MongoDeviceStore } from '../src/store/device-store.ts';
import { MongoDigestStore } from '../src/store/digest-store.ts';
import { MongoMaintenanceRunStore } from '../src/store/maintenance-run-store.ts';
import { MongoNotificationStore } from '../src/store/notification-store.ts';
import { MongoThreadMuteStore } from '../src/store/thread-mute-store.ts';

const EXPLAINED = new Set(['find', 'aggregate', 'update', 'delete', 'findAndModify']);
/** Documents that a query may look at beyond those that it returns. */
const SLACK = 5;

const instance = freshInstance();
const client = new MongoClient(instance.mongoUrl, { monitorCommands: true, ignoreUndefined: true });
const db = client.db(`wechat_notifications${instance.databaseSuffix}`);
const notifications = new MongoNotificationStore(db);
const deliveries = new MongoDeliveryStore(db);
const devices = new MongoDeviceStore(db);
const digests = new MongoDigestStore(db);
const runs = new MongoMaintenanceRunStore(db);
const threadMutes = new MongoThreadMuteStore(db);
const [owner, actor, post] = [newId(), newId(), newId()];
const now = new Date();
const times = { at: now, windowSec: 3600, expiresAt: new Date(now.getTime() + 86_400_000) };
const notice = (receiverId: string, targetId: string): Notice => ({
  ...{ type: 'POST_LIKE', receiverId, actorId: actor, targetId },
  subject: { type: 'POST', id: targetId },
});
const commands: Document[] = [];

beforeAll(async () => {
  await setUpDatabase(db, notificationsCollections);
  const others = Array.from({ length: 20 }, () => newId());
  for (const receiver of [owner, ...others]) {
    await inTransaction(client, async (tx) => {
      for (const target of Array.from({ length: 8 }, () => newId())) {
        const notificationId = await notifications.addToGroup(notice(receiver, target), times, tx);
        await deliveries.add(
          { channel: 'PUSH', notice: notice(receiver, target), notificationId, dueAt: new Date(now.getTime() + 86_400_000) },
          tx,
        );
      }
      await devices.register(deviceOf(receiver), now, tx);
    });
    await digests.subscribe(receiver, now);
  }
  for (let round = 0; round < 20; round++) await runs.begin(round % 2 === 0 ? 'vacuum-auth' : 'send-digests', now);
  client.on('commandStarted', ({ commandName, command, databaseName }) => {
    if (databaseName === db.databaseName && EXPLAINED.has(commandName)) commands.push(command);
  });
});
afterAll(async () => {
  await client.close();
  await instance[Symbol.asyncDispose]();
});

function deviceOf(userId: string) {
  return { userId, sessionId: newId(), platform: 'FCM' as const, name: 'A device', address: newId(), keys: null };
}

it('answers every query shape of the stores from an index, looking at little more than it returns', async () => {
  const all = { unreadOnly: false, types: null };
  const listed = await notifications.list(owner, all, now, null, 5);
  const last = listed.at(-1);
  if (last === undefined) throw new Error('nothing is listed');
  const place = { atMs: last.updatedAt.getTime(), id: last.id };
  await notifications.list(owner, all, now, place, 5);
  await notifications.list(owner, { unreadOnly: true, types: null }, now, place, 5);
  await notifications.list(owner, { unreadOnly: false, types: ['POST_LIKE'] }, now, null, 5);
  await notifications.findByIds(owner, [last.id], now);
  await notifications.badge(owner, now);
  await notifications.setMailed(owner, last.id, now);
  const [delivery] = await deliveries.listDue(new Date(now.getTime() + 86_400_000), 1);
  if (delivery === undefined) throw new Error('nothing is due');
  await deliveries.listDue(now, 10);
  await deliveries.find(delivery.receiverId, delivery.id);
  await deliveries.hasten(owner, new Date(now.getTime() + 90_000_000));
  await deliveries.postpone(delivery, times.expiresAt, false);
  await deliveries.remove({ ...delivery, version: 99 });
  await deliveries.abandon(delivery.receiverId, `${delivery.id}:unknown`);
  const [device] = await devices.listByUser(owner);
  await devices.findById(device?.id ?? '', owner);
  await devices.removeOfSessions(owner, [newId()]);
  await devices.removeUnusedSince(new Date(0));
  await devices.remove(newId(), owner);
  const [first] = await digests.listDue(now, null, 5);
  await digests.listDue(now, first ?? null, 5);
  await digests.claim(owner, new Date(-1), now);
  await digests.release(owner, now, new Date(0));
  await threadMutes.isMuted(owner, [post]);
  await threadMutes.set(owner, post, true, now);
  await threadMutes.set(owner, post, false, now);
  const [run] = await runs.list(null, null, 5);
  await runs.list('vacuum-auth', { atMs: now.getTime(), id: run?.id ?? '' }, 5);
  await inTransaction(client, async (tx) => {
    await notifications.addToGroup(notice(owner, last.targetId), times, tx);
    await notifications.retract(
      { ...{ type: 'POST_LIKE', receiverId: owner, actorId: newId() }, targetId: last.targetId },
      now,
      tx,
    );
    await notifications.removeActor(owner, newId(), now, tx);
    await notifications.markRead(owner, [last.id], now, tx);
    await notifications.markTargetRead(owner, newId(), tx);
    await notifications.markAllRead(owner, now, 100, tx);
    await notifications.markAllSeen(owner, 100, tx);
    await notifications.remove(owner, last.id, now, tx);
    await deliveries.add({ channel: 'PUSH', notice: notice(owner, last.targetId), notificationId: last.id, dueAt: now }, tx);
    await deliveries.withdraw({ ...{ type: 'POST_LIKE', receiverId: owner, actorId: actor }, targetId: last.targetId }, tx);
    await devices.register(deviceOf(owner), now, tx);
    await devices.keepNewest(owner, 1, tx);
  });
  expect(commands.length).toBeGreaterThan(35);
  const problems: string[] = [];
  for (const command of commands) problems.push(...(await problemsOf(command)));
  expect(problems).toEqual([]);
});

/** What is wrong with the plans of one command: a look at the whole collection, or at much more than it returns. */
async function problemsOf(command: Document): Promise<string[]> {
  const problems: string[] = [];
  for (const plain of statementsOf(command)) {
    const plan = await db.command({ explain: plain, verbosity: 'executionStats' });
    const { queryPlanner } = plan.stages?.[0]?.$cursor ?? plan;
    // Only what the server chose: it names what it rejected too.
    const text = JSON.stringify(queryPlanner.winningPlan);
    const said = JSON.stringify(plain).slice(0, 300);
    if (text.includes('"COLLSCAN"')) problems.push(`COLLSCAN: ${said}`);
    if (text.includes('"SORT"')) problems.push(`SORT: ${said}`);
    const stats = plan.executionStats ?? plan.stages?.[0]?.$cursor?.executionStats ?? {};
    const most = Math.max(Number(stats.nReturned ?? 0), OWN_ROWS) + SLACK;
    if (Number(stats.totalDocsExamined ?? 0) > most) problems.push(`${stats.totalDocsExamined} examined: ${said}`);
  }
  return problems;
}

/** What one user has here: marking all looks at all of theirs, and at nobody else's. */
const OWN_ROWS = 8;

/** The command as `explain` takes it, one statement at a time. */
function statementsOf(command: Document): Document[] {
  const { lsid, $clusterTime, txnNumber, startTransaction, autocommit, readConcern, writeConcern, $db, ...plain } = command;
  for (const many of ['updates', 'deletes'] as const) {
    if (Array.isArray(plain[many])) return plain[many].map((statement) => ({ ...plain, [many]: [statement] }));
  }
  return [plain];
}
