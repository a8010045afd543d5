import { type FollowDocument, follows, profilesCollections } from '@app/collections/wechat_profiles';
import { newId } from '@app/kernel';
import { collectionOf, inTransaction, setUpDatabase, type Transaction } from '@app/mongo';
import { freshInstance } from '@app/testkit';
import { type Document, MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MongoBlockStore } from '../src/store/block-store.ts';
import { exportData } from '../src/store/export-data.ts';
import { MongoFollowStore } from '../src/store/follow-store.ts';
import { MongoHousekeeping } from '../src/store/housekeeping.ts';
import { MongoMuteStore } from '../src/store/mute-store.ts';
import { MongoProfileStore } from '../src/store/profile-store.ts';
import { MongoRemarkStore } from '../src/store/remark-store.ts';
import { MongoReportStore } from '../src/store/report-store.ts';

const PEOPLE = 400;
/** How many follow the hub, and are followed by it; every second one is both. */
const EDGES = 200;
const EXPLAINED = new Set(['find', 'aggregate', 'count', 'update', 'delete', 'findAndModify']);

const instance = freshInstance();
const client = new MongoClient(instance.mongoUrl, { monitorCommands: true, ignoreUndefined: true });
const db = client.db(`wechat_profiles${instance.databaseSuffix}`);
const stores = {
  profiles: new MongoProfileStore(db),
  follows: new MongoFollowStore(db),
  blocks: new MongoBlockStore(db),
  mutes: new MongoMuteStore(db),
  remarks: new MongoRemarkStore(db),
  reports: new MongoReportStore(db),
  housekeeping: new MongoHousekeeping(db, client),
};
const people = Array.from({ length: PEOPLE }, () => newId());
const [hub = '', near = '', far = ''] = people;
const reportIds: string[] = [];
const commands: Document[] = [];
const at = new Date();

beforeAll(async () => {
  await setUpDatabase(db, profilesCollections);
  await inTransaction(client, async (tx) => {
    for (const [index, id] of people.entries())
      await stores.profiles.insertIfAbsent(
        { id, username: `user${index}`, displayName: index < 8 ? `王 ${index}` : `Zed ${index}`, language: 'en', createdAt: at },
        tx,
      );
  });
  await collectionOf(db, follows).insertMany(people.slice(1, EDGES).flatMap((other, index) => edgesOf(hub, other, index)));
  await collectionOf(db, follows).insertMany(people.slice(EDGES).flatMap((other) => edgesOf(near, other, 1)));
  for (const [index, other] of people.slice(EDGES, EDGES + 40).entries()) {
    await inTransaction(client, (tx) => stores.blocks.insert(hub, other, at, tx));
    await inTransaction(client, (tx) => stores.mutes.upsert(hub, other, null, at, tx));
    await stores.remarks.put(hub, other, 'note', at);
    const subject = { id: newId(), subjectType: 'USER', subjectId: other, reason: 'SPAM', note: null, createdAt: at } as const;
    reportIds.push((await stores.reports.file(subject, index % 2 === 0 ? hub : near)).report.id);
  }
  client.on('commandStarted', ({ commandName, command, databaseName }) => {
    if (databaseName === db.databaseName && EXPLAINED.has(commandName)) commands.push(command);
  });
}, 120_000);
afterAll(async () => {
  await client.close();
  await instance[Symbol.asyncDispose]();
});

it('answers every query shape of the stores from an index, looking at little more than it returns', async () => {
  await readsOfProfiles();
  await readsOfEdges();
  await readsOfTheRest();
  await inTransaction(client, writes);
  await stores.housekeeping.purge(new Date(0));
  await stores.housekeeping.erasePersonal(far);
  await exportData(db, far);
  expect(commands.length).toBeGreaterThan(50);
  const problems: string[] = [];
  for (const command of commands) problems.push(...(await problemsOf(command)));
  expect(problems).toEqual([]);
});

async function readsOfProfiles(): Promise<void> {
  const { profiles } = stores;
  await profiles.findByIds(people.slice(0, 20));
  await profiles.findByUsername('user7');
  await profiles.findIdsByUsernames(['user7', 'user8', 'nobody']);
  await profiles.findCards(people.slice(0, 20));
  await profiles.findNotificationSettings(people.slice(0, 20));
  await profiles.search('" u738b "', [], null, 20);
  await profiles.search('" u738b "', [near], { score: 0.5, id: near, isNear: false }, 5);
  await profiles.searchAmong(['u738b'], people.slice(0, 20));
  await profiles.listByPrefix({ from: 'user3', to: 'user4' }, 32);
  await profiles.matchPrefix({ from: 'user', to: 'user\u{10FFFF}' }, people.slice(0, 30));
  await profiles.listPopular(50);
}

async function readsOfEdges(): Promise<void> {
  const { follows: edges, blocks } = stores;
  const after = { atMs: at.getTime() + EDGES, otherId: far };
  await edges.find(hub, near);
  for (const position of [null, after]) {
    await edges.list(hub, 'OUT', 'ACTIVE', position, 20);
    await edges.list(hub, 'IN', 'ACTIVE', position, 20);
    await edges.list(hub, 'IN', 'REQUESTED', position, 20);
    await edges.listFriends(hub, position, 20);
    await blocks.list(hub, position, 20);
  }
  await edges.listMutualFriends(hub, near, null, 20);
  await edges.countMutualFriends(hub, people.slice(1, 20));
  await edges.listSecondDegree(hub, 100);
  await edges.listIds(hub, 'IN', null, 100);
  await edges.findBetween(hub, people.slice(1, 100));
  await blocks.exists(hub, people[EDGES] ?? '');
  await blocks.existsEitherWay(hub, people[EDGES] ?? '');
  await blocks.listEitherWay(hub, 100);
  await blocks.findBetween(hub, people.slice(EDGES, EDGES + 100));
}

async function readsOfTheRest(): Promise<void> {
  const { mutes, remarks, reports } = stores;
  const [reportId = ''] = reportIds;
  await mutes.list(hub, at, null, 20);
  await mutes.list(hub, at, { atMs: at.getTime(), otherId: far }, 20);
  await mutes.findBetween(hub, people.slice(EDGES, EDGES + 30));
  await remarks.findByOthers(hub, people.slice(EDGES, EDGES + 30));
  await reports.findById(reportId);
  await reports.findByIds(reportIds.slice(0, 10));
  await reports.list('OPEN', null, 20);
  await reports.list('OPEN', { atMs: at.getTime(), id: reportId }, 10);
  await reports.move(reportId, ['OPEN'], 'CLAIMED', { moderatorId: hub, note: null }, at);
  const again = {
    id: newId(),
    subjectType: 'USER',
    subjectId: people[EDGES] ?? '',
    reason: 'SPAM',
    note: null,
    createdAt: at,
  } as const;
  await reports.file(again, far);
  await reports.file(again, far);
}

async function writes(tx: Transaction): Promise<void> {
  const { profiles, follows: edges, blocks, mutes } = stores;
  const newcomer = newId();
  await profiles.insertIfAbsent({ id: newcomer, username: 'newcomer', displayName: 'New', language: 'en', createdAt: at }, tx);
  await profiles.update(near, { bio: 'x' }, at, tx);
  await profiles.addToStat(near, 'views', 3, tx);
  await profiles.touchGraph(near, { followers: 1 }, tx);
  await edges.insert(newcomer, near, 'REQUESTED', false, at, tx);
  await edges.find(newcomer, near, tx);
  await edges.activate(newcomer, near, false, at, tx);
  await edges.setFriend(newcomer, near, false, tx);
  await edges.remove(newcomer, near, tx);
  await blocks.insert(newcomer, near, at, tx);
  await blocks.remove(newcomer, near, tx);
  await mutes.upsert(newcomer, near, at, at, tx);
  await mutes.remove(newcomer, near, tx);
}

/** Why a command is not answered well enough; empty when it is. */
async function problemsOf(command: Document): Promise<string[]> {
  const {
    lsid: _lsid,
    $db: _db,
    $clusterTime: _time,
    txnNumber: _number,
    startTransaction: _start,
    autocommit: _auto,
    ...plain
  } = command;
  const { readConcern: _readConcern, writeConcern: _writeConcern, ...asked } = plain;
  const explained = await db.command({ explain: asked, verbosity: 'executionStats' });
  const shape = JSON.stringify(asked).slice(0, 400);
  const { examined, returned } = statsOf(explained);
  const allowed = Math.max(30, 4 * returned);
  return [
    ...(JSON.stringify(explained).includes('COLLSCAN') ? [`reads a whole collection: ${shape}`] : []),
    ...(examined > allowed ? [`examines ${examined} for ${returned}: ${shape}`] : []),
  ];
}

function statsOf(explained: Document): { examined: number; returned: number } {
  const stats = explained.executionStats ?? explained.stages?.[0]?.$cursor?.executionStats;
  const changed = Number(stats?.executionStages?.nWouldModify ?? stats?.executionStages?.nWouldDelete ?? 0);
  return { examined: Number(stats?.totalDocsExamined ?? 0), returned: Math.max(Number(stats?.nReturned ?? 0), changed) };
}

/** Both rows of an edge to the other, and for every second one of an edge back. */
function edgesOf(ownerId: string, otherId: string, index: number): FollowDocument[] {
  const isFriend = index % 2 === 0;
  const createdAt = new Date(at.getTime() + index);
  const pair = (from: string, to: string): FollowDocument[] => [
    { _id: `${from}:OUT:${to}`, ownerId: from, otherId: to, direction: 'OUT', status: 'ACTIVE', isFriend, createdAt },
    { _id: `${to}:IN:${from}`, ownerId: to, otherId: from, direction: 'IN', status: 'ACTIVE', isFriend, createdAt },
  ];
  return [...pair(ownerId, otherId), ...(isFriend ? pair(otherId, ownerId) : [])];
}
