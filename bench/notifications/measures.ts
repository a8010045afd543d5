import { PROCESSED_EVENTS_COLLECTION } from '@app/events';
import { newId } from '@app/kernel';
import type { ClientSession, Document } from 'mongodb';
import { HEAVY_UNREAD, LISTED_EACH, type World } from './world.ts';

/** Events that are published at once, and transactions of the floor under way at once. */
const AT_ONCE = 64;
const FLOOR_EVENTS = 5_000;
const READS = 2_000;

/** Events a second from the log into lists; the floor is the bare transaction of the same reads and writes. */
export async function measureIngest(world: World, count: number, { push }: { push: boolean }): Promise<string> {
  const { notifications } = world;
  notifications.neighbours.wishes.set('*', [{ type: 'POST_LIKE', push }]);
  const floor = await perSecond(Math.min(FLOOR_EVENTS, count), () => bareTransaction(world));
  const startedAt = performance.now();
  for (let start = 0; start < count; start += AT_ONCE) {
    await notifications.tell(...Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, n) => world.like(start + n)));
  }
  await notifications.settle(3_600_000);
  const rate = (count / (performance.now() - startedAt)) * 1_000;
  const what = push ? 'listed, and a push asked for' : 'listed';
  return `${count} events, ${what}: ${rate.toFixed(0)}/s = ${(rate / floor).toFixed(2)} of the bare transaction (${floor.toFixed(0)}/s)`;
}

/** From the published event to the payload of `notificationAdded`, one at a time; the floor is one bare transaction. */
export async function measureArrivals(world: World, count: number): Promise<string> {
  const { notifications } = world;
  notifications.neighbours.wishes.set('*', [{ type: 'POST_LIKE', push: false }]);
  const owner = notifications.newUser('Receiver');
  const over = new AbortController();
  const query =
    'subscription { notificationAdded { ... on NotificationArrived { notification { id title } badge { unread } } } }';
  const stream = await notifications.live(owner, query, over.signal);
  const [latencies, floor]: [number[], number[]] = [[], []];
  // The first is not counted: the stream opens with it.
  for (let index = 0; index <= count; index++) {
    const next = stream.next();
    const sentAt = performance.now();
    await notifications.tell(world.likeOf(owner, newId(), world.people[index % world.people.length] ?? ''));
    await next;
    if (index > 0) latencies.push(performance.now() - sentAt);
    floor.push(await timed(() => bareTransaction(world)));
  }
  over.abort();
  await notifications.settle();
  return `event to live delivery: ${percentiles(latencies)}; the bare transaction: ${percentiles(floor)}`;
}

/** Lists and counts at a size, beside the same queries by the bare driver. */
export async function measureReads(world: World, size: number): Promise<string> {
  const { notifications } = world;
  const { db } = notifications;
  const badge = '{ viewer { notificationBadge { unread unseen } } }';
  const page =
    '{ viewer { notifications(first: 20) { nodes { id type title deepLink actorCount isRead actors { id } subject { __typename } } } } }';
  const light = world.listed.slice(1);
  const heavy = world.listed[0] ?? '';
  const any = (index: number) => light[(index * 7_919) % light.length] ?? heavy;
  const all = db.collection('notifications');
  const listed = (userId: string) => ({ userId, isDeleted: false, expiresAt: { $gt: new Date() } });
  const bareBadge = (userId: string) =>
    Promise.all([
      all.countDocuments({ ...listed(userId), isRead: false }),
      all.countDocuments({ ...listed(userId), isSeen: false }),
    ]);
  const barePage = (userId: string) => all.find(listed(userId)).sort({ updatedAt: -1, _id: -1 }).limit(21).toArray();
  const [badges, bareBadges, pages, barePages, heavyBadges, bareHeavy]: number[][] = [[], [], [], [], [], []];
  for (let index = 0; index < READS; index++) {
    const userId = any(index);
    badges?.push(await timed(() => notifications.run(userId, badge)));
    bareBadges?.push(await timed(() => bareBadge(userId)));
    pages?.push(await timed(() => notifications.run(userId, page)));
    barePages?.push(await timed(() => barePage(userId)));
    if (index % 20 === 0) {
      heavyBadges?.push(await timed(() => notifications.run(heavy, badge)));
      bareHeavy?.push(await timed(() => bareBadge(heavy)));
    }
  }
  return [
    `${size} notifications, ${LISTED_EACH} a user:`,
    `  unread count: ${percentiles(badges)}; bare: ${percentiles(bareBadges)}`,
    `  unread count of one with ${HEAVY_UNREAD} unread: ${percentiles(heavyBadges)}; bare: ${percentiles(bareHeavy)}`,
    `  page of 20: ${percentiles(pages)}; bare: ${percentiles(barePages)}`,
  ].join('\n');
}

/** What must be read and written for one event, without any rule: is it new, its group, the group's event. */
async function bareTransaction({ notifications: { db, runtime } }: World): Promise<void> {
  const [group, eventId] = [newId(), newId()];
  await runtime.mongo.withSession((session: ClientSession) =>
    session.withTransaction(async () => {
      const seen = db.collection<Document & { _id: string }>(PROCESSED_EVENTS_COLLECTION);
      await seen.findOne({ _id: eventId }, { session });
      await seen.insertOne({ _id: eventId, at: new Date() }, { session });
      const floor = db.collection<Document & { _id: string }>('floor');
      await floor.findOne({ _id: group }, { session });
      await floor.insertOne({ _id: group, text: 'x'.repeat(400) }, { session });
      await db
        .collection<Document & { _id: string }>('floorOutbox')
        .insertOne({ _id: newId(), text: 'x'.repeat(300) }, { session });
    }),
  );
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  let left = count;
  const workers = Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) await work();
  });
  await Promise.all(workers);
  return (count / (performance.now() - startedAt)) * 1_000;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function percentiles(times: readonly number[] = []): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
