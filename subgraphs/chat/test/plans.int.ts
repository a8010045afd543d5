import { chatCollections } from '@app/collections/wechat_chat';
import { newId } from '@app/kernel';
import { inTransaction, setUpDatabase, type Transaction } from '@app/mongo';
import { freshInstance } from '@app/testkit';
import { type Document, MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { directConversationId, sortedPair } from '../src/domain/direct-id.ts';
import type { Message } from '../src/domain/message.ts';
import { NO_REACTIONS } from '../src/domain/message.ts';
import { MongoConversationStore } from '../src/store/conversation-store.ts';
import { MongoHousekeepingStore } from '../src/store/housekeeping-store.ts';
import { MongoInviteStore } from '../src/store/invite-store.ts';
import { MongoJoinRequestStore } from '../src/store/join-request-store.ts';
import { MongoMarkStore } from '../src/store/mark-store.ts';
import { MongoMemberStore } from '../src/store/member-store.ts';
import { MongoMessageChangeStore } from '../src/store/message-change-store.ts';
import { MongoMessageKeyStore } from '../src/store/message-key-store.ts';
import { MongoMessageStore } from '../src/store/message-store.ts';
import { MongoReactionStore } from '../src/store/reaction-store.ts';
import { MongoTraceStore } from '../src/store/trace-store.ts';

const PEOPLE = 25;
const MESSAGES = 60;
const EXPLAINED = new Set(['find', 'aggregate', 'count', 'update', 'delete', 'findAndModify']);

const instance = freshInstance();
const client = new MongoClient(instance.mongoUrl, { monitorCommands: true, ignoreUndefined: true });
const db = client.db(`wechat_chat${instance.databaseSuffix}`);
const stores = {
  conversations: new MongoConversationStore(db),
  members: new MongoMemberStore(db),
  messages: new MongoMessageStore(db),
  changes: new MongoMessageChangeStore(db),
  keys: new MongoMessageKeyStore(db),
  marks: new MongoMarkStore(db),
  reactions: new MongoReactionStore(db),
  invites: new MongoInviteStore(db),
  joinRequests: new MongoJoinRequestStore(db),
  traces: new MongoTraceStore(db),
  housekeeping: new MongoHousekeepingStore(db),
};
const hub = newId();
const people = Array.from({ length: PEOPLE }, () => newId());
const groups: string[] = [];
const stored: Message[] = [];
const commands: Document[] = [];
const at = new Date();

beforeAll(async () => {
  await setUpDatabase(db, chatCollections);
  for (const other of people) {
    await conversation(directConversationId(hub, other), 'DIRECT', [hub, other]);
    const id = newId();
    groups.push(id);
    await conversation(id, 'GROUP', [hub, other, ...people.slice(0, 5).filter((one) => one !== other)]);
  }
  client.on('commandStarted', ({ commandName, command, databaseName }) => {
    if (databaseName === db.databaseName && EXPLAINED.has(commandName)) commands.push(command);
  });
});
afterAll(async () => {
  await client.close();
  await instance[Symbol.asyncDispose]();
});

it('answers every query shape of the stores from an index, looking at little more than it returns', async () => {
  const [direct = '', group = ''] = [directConversationId(hub, people[0] ?? ''), groups[0]];
  const message = stored.find(({ conversationId }) => conversationId === group);
  if (message === undefined) throw new Error('no messages');
  const ranges = groups.map((conversationId) => ({ conversationId, afterSeq: MESSAGES - 5 }));
  await readsOfConversations(direct, group);
  await readsOfMessages(group, message, ranges);
  await inTransaction(client, (tx) => writes(group, message, tx));
  await stores.housekeeping.purge(new Date(0));
  expect(commands.length).toBeGreaterThan(50);
  const problems: string[] = [];
  for (const command of commands) problems.push(...(await problemsOf(command)));
  expect(problems).toEqual([]);
});

async function readsOfConversations(direct: string, group: string): Promise<void> {
  const { conversations, members } = stores;
  await conversations.find(group);
  await conversations.findByIds(groups);
  await conversations.findChanged(groups, new Date(0));
  await members.find(group, hub);
  await members.findOf(hub, groups);
  await members.findIn(group, people.slice(0, 5));
  await members.findPairs(groups.map((conversationId) => ({ conversationId, userId: hub })));
  const after = { pinned: 0, atMs: at.getTime(), id: direct };
  await members.listDirect(hub, 'MAIN', null, 10);
  await members.listDirect(hub, 'MAIN', after, 10);
  await members.listGroups(hub, 'MAIN');
  await members.listUnreadCandidates(hub);
  await members.countRequests(hub);
  await members.findChanged(hub, new Date(at.getTime() - 1000));
  await members.listConversationIds(hub);
  await members.list(group, null, 3);
  await members.list(group, { rank: 2, joinedMs: at.getTime(), userId: hub }, 3);
  await members.listActiveIds(group, null, 200);
  await members.listActiveIds(group, people[0] ?? '', 200);
}

async function readsOfMessages(
  group: string,
  message: Message,
  ranges: { conversationId: string; afterSeq: number }[],
): Promise<void> {
  const { messages, changes, keys, marks, reactions, invites, joinRequests, traces } = stores;
  const range = { visibleFromSeq: 1, withoutSenders: [], types: null, limit: 10, seq: 30 } as const;
  await messages.find(group, message.id);
  await messages.findByIds([message.id]);
  await messages.list(group, { ...range, direction: 'older' });
  await messages.list(group, { ...range, direction: 'newer' });
  await messages.list(group, { ...range, direction: 'older', withoutSenders: [hub] });
  await messages.list(group, { ...range, direction: 'older', types: ['IMAGE'] });
  await messages.list(group, { ...range, direction: 'older', types: ['IMAGE', 'VIDEO', 'AUDIO', 'FILE', 'GIF'] });
  await messages.findAt(groups.map((conversationId) => ({ conversationId, seq: MESSAGES })));
  await messages.countsAt(group, 40, hub);
  await messages.countRecalled(hub, ranges, []);
  await messages.countFrom(people.slice(0, 2), ranges);
  await messages.countMentions(hub, ranges, []);
  await changes.listPinned(group, 1, null, 5);
  await changes.listPinned(group, 1, { atMs: at.getTime(), seq: 50 }, 5);
  const search = { tokens: ['rare', 'words'], visibleFromSeq: 1, beforeSeq: MESSAGES + 1, withoutSenders: [] };
  await changes.search(group, search, 10);
  await changes.searchNewest([{ ...search, conversationId: group }], 10);
  await keys.find({ senderId: hub, operation: 'send', key: 'k', contentHash: '' });
  await marks.hiddenAmong(hub, [message.id]);
  await marks.hiddenPairs([{ userId: hub, messageId: message.id }]);
  await marks.hiddenAfter(hub, ranges);
  await marks.starredAmong(hub, [message.id]);
  await marks.listStarred(hub, null, 5);
  await marks.listStarred(hub, { atMs: at.getTime(), messageId: message.id }, 5);
  await reactions.findOf(hub, [message]);
  await reactions.listUsers(message, 'LIKE', 5);
  await invites.findByCode('x'.repeat(22));
  await invites.find(newId());
  await invites.listLive(group, at, 5);
  await joinRequests.list(group, 5);
  await traces.listMessages(people[0] ?? '', 10);
  for await (const _batch of traces.exportMessages(people[0] ?? '')) break;
  await traces.listReacted(hub, 10);
}

async function writes(group: string, message: Message, tx: Transaction): Promise<void> {
  const { conversations, members, changes, marks, reactions, joinRequests, invites } = stores;
  await conversations.allot(group, { places: 1, counted: 1, requested: 0, at }, tx);
  await conversations.change(group, { title: 'x' }, at, tx);
  await conversations.note(group, { mentionSeq: 1 }, tx);
  await members.update(group, hub, { draft: 'x' }, at, tx);
  await members.atGroupLimit(people.slice(0, 3), tx);
  await changes.setPinned(message, at, tx);
  await changes.countReactions(message, { LIKE: 1 }, tx);
  await marks.hide(hub, message, tx);
  await marks.setStarred(hub, message, at, tx);
  await reactions.set(message, hub, 'LIKE', at, tx);
  await reactions.find(message.id, hub, group, tx);
  await reactions.remove(message, hub, tx);
  await reactions.removeAll(message, tx);
  await joinRequests.insertIfAbsent({ conversationId: group, userId: newId(), linkId: newId(), createdAt: at }, tx);
  await joinRequests.remove(group, newId(), tx);
  await invites.use(newId(), at, tx);
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
  const text = JSON.stringify(explained);
  const shape = JSON.stringify(asked).slice(0, 400);
  const stats = statsOf(explained);
  const allowed = Math.max(30, 4 * stats.returned);
  return [
    ...(text.includes('COLLSCAN') ? [`reads a whole collection: ${shape}`] : []),
    ...(stats.examined > allowed ? [`examines ${stats.examined} for ${stats.returned}: ${shape}`] : []),
  ];
}

function statsOf(explained: Document): { examined: number; returned: number } {
  const stats = explained.executionStats ?? explained.stages?.[0]?.$cursor?.executionStats;
  const changed = Number(stats?.executionStages?.nWouldModify ?? stats?.executionStages?.nWouldDelete ?? 0);
  return { examined: Number(stats?.totalDocsExamined ?? 0), returned: Math.max(Number(stats?.nReturned ?? 0), changed) };
}

async function conversation(id: string, type: 'DIRECT' | 'GROUP', members: readonly string[]): Promise<void> {
  await inTransaction(client, async (tx) => {
    const [one = '', other = ''] = members;
    const pair = type === 'DIRECT' ? sortedPair(one, other) : [];
    await stores.conversations.insertIfAbsent(
      { id, type, pair, title: type === 'GROUP' ? 'x' : null, avatarMediaId: null, createdById: one, createdAt: at },
      tx,
    );
    const made = await stores.conversations.change(id, { memberCountDelta: members.length }, at, tx);
    if (made === null) throw new Error('the conversation was just inserted');
    const common = { status: 'ACTIVE', role: 'MEMBER', folder: 'MAIN', isAccepted: true, invitedById: null } as const;
    await stores.members.enter(
      made,
      members.map((userId) => ({ userId, ...common })),
      at,
      tx,
    );
    await stores.conversations.allot(id, { places: MESSAGES, counted: MESSAGES, requested: 0, at }, tx);
    const added = Array.from({ length: MESSAGES }, (_, index) =>
      messageOf(id, index + 1, members[index % members.length] ?? one),
    );
    await stores.messages.insert(added, tx);
    stored.push(...added);
  });
}

function messageOf(conversationId: string, seq: number, senderId: string): Message {
  return {
    id: newId(),
    conversationId,
    seq,
    type: 'TEXT',
    senderId,
    clientMessageId: null,
    content: { kind: 'TEXT', text: seq === 7 ? 'rare words' : 'common words' },
    mentionIds: [],
    mentionsAll: seq % 20 === 0,
    replyTo: null,
    isForwarded: false,
    reactions: { ...NO_REACTIONS },
    isRecalled: false,
    pinnedAt: null,
    editedAt: null,
    countedMessages: seq,
    sentMessages: seq,
    createdAt: at,
  };
}
