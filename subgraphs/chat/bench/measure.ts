import { newId } from '@app/kernel';
import type { Collection } from 'mongodb';
import type { Message } from '../src/domain/message.ts';
import { NO_REACTIONS } from '../src/domain/message.ts';
import { toDocument } from '../src/store/message-store.ts';
import { ChatClient, friends, group } from '../test/client.ts';
import { type Chat, startChat } from '../test/support.ts';

// `MONGO_URL=… REDIS_URL=… node subgraphs/chat/bench/measure.ts [stored messages] [members of the large group] [live readers]`:
// latencies of chat at its own schema, in one process, on fresh databases that are removed at the end. A floor stands beside each figure where
// the store sets one.
type Group = Awaited<ReturnType<typeof group>>;

const STORED = Number(process.argv[2] ?? 100_000);
const MEMBERS = Number(process.argv[3] ?? 5_000);
const READERS = Number(process.argv[4] ?? 1_000);

const WORDS = [
  '我们',
  '明天',
  '北京',
  '开会',
  '吃饭',
  '电影',
  '天气',
  '很好',
  '谢谢',
  '再见',
  'hello',
  'world',
  'meeting',
  'tomorrow',
];

await using chat = await startChat();
const db = chat.runtime.database('wechat_chat');

/** Runs work many times with a given parallelism; prints the median, the 99th percentile and the rate. */
async function measure(name: string, times: number, parallel: number, work: (at: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < Math.min(10, times); at++) await work(-1 - at);
  const tookMs: number[] = [];
  const begin = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (let at = next++; at < times; at = next++) {
        const start = performance.now();
        await work(at);
        tookMs.push(performance.now() - start);
      }
    }),
  );
  tookMs.sort((one, other) => one - other);
  const at = (share: number) => (tookMs[Math.min(tookMs.length - 1, Math.floor(tookMs.length * share))] ?? 0).toFixed(1);
  const rate = (times / ((performance.now() - begin) / 1000)).toFixed(0);
  console.log(`${name.padEnd(64)} p50 ${at(0.5).padStart(7)} ms  p99 ${at(0.99).padStart(7)} ms  ${rate.padStart(6)}/s`);
}

/** Puts messages of a conversation into the store directly, behind those that it has. */
async function store(conversationId: string, senderIds: readonly string[], count: number): Promise<void> {
  const collection: Collection<ReturnType<typeof toDocument>> = db.collection('messages');
  const conversations = db.collection<{ _id: string; lastSeq: number; countedMessages: number }>('conversations');
  const before = await conversations.findOne({ _id: conversationId });
  const first = (before?.lastSeq ?? 0) + 1;
  for (let start = 0; start < count; start += 1_000) {
    const size = Math.min(1_000, count - start);
    await collection.insertMany(
      Array.from({ length: size }, (_, index) => toDocument(messageOf(conversationId, first + start + index, senderIds))),
      { ordered: false },
    );
  }
  await conversations.updateOne({ _id: conversationId }, { $inc: { lastSeq: count, countedMessages: count } });
}

function messageOf(conversationId: string, seq: number, senderIds: readonly string[]): Message {
  const words = Array.from({ length: 8 }, (_, at) => WORDS[(seq * 7 + at * (1 + (seq % 5))) % WORDS.length]);
  return {
    id: newId(),
    conversationId,
    seq,
    type: 'TEXT',
    senderId: senderIds[seq % senderIds.length] ?? null,
    clientMessageId: newId(),
    content: { kind: 'TEXT', text: words.join(seq % 2 ? '' : ' ') + (seq % 997 === 0 ? '独角兽' : '') },
    mentionIds: [],
    mentionsAll: false,
    replyTo: null,
    isForwarded: false,
    reactions: { ...NO_REACTIONS },
    isRecalled: false,
    pinnedAt: null,
    editedAt: null,
    countedMessages: seq,
    sentMessages: 0,
    createdAt: new Date(),
  };
}

async function largeGroup(owner: ChatClient, id: string, size: number): Promise<ChatClient[]> {
  const people = Array.from({ length: size }, () => new ChatClient(chat));
  for (let start = 0; start < people.length; start += 100) {
    const batch = people.slice(start, start + 100).map((person) => person.id);
    await owner.mutate('addMembers', { conversationId: id, userIds: batch });
  }
  return people;
}

async function sends(hub: ChatClient, direct: readonly string[], small: Group, large: Group): Promise<void> {
  const insert = db.collection('floor');
  await measure('floor: one majority insert, one after the other', 300, 1, () => insert.insertOne({ at: new Date() }));
  await measure('send to one direct conversation, one after the other', 300, 1, () => hub.say(direct[0] ?? '', 'hello'));
  await measure('send to one conversation, 16 at once', 400, 16, () => hub.say(direct[0] ?? '', 'hello'));
  await measure('send to 50 conversations, 16 at once', 800, 16, (at) =>
    hub.say(direct[Math.abs(at) % direct.length] ?? '', 'hello'),
  );
  await measure('send to a group of 20', 200, 1, () => small.owner.say(small.id, 'hello'));
  await measure(`send to a group of ${MEMBERS}`, 200, 1, () => large.owner.say(large.id, 'hello'));
}

async function reads(hub: ChatClient, direct: readonly string[], big: string): Promise<void> {
  const page =
    'query ($id: ID!) { conversation(id: $id) { unreadCount messages(first: 50) { nodes { id seq state content { __typename } reactions { type count } viewerReaction isStarred } } } }';
  const list =
    '{ viewer { conversations(first: 50) { nodes { id unreadCount mentionCount lastMessage { seq content { ... on TextContent { text } } } } } chatBadge { unreadMessages } } }';
  const search = 'query ($id: ID!, $query: String!) { conversation(id: $id) { search(query: $query) { nodes { id } } } }';
  const all = 'query ($query: String!) { searchMessages(query: $query) { nodes { id } } }';
  await measure('latest 50 messages', 300, 1, () => hub.run(page, { id: big }));
  await measure(`list of conversations with unread counts (${direct.length} direct)`, 200, 1, () => hub.run(list));
  await measure('search of a common Chinese word, one conversation', 100, 1, () => hub.run(search, { id: big, query: '北京' }));
  await measure('search of a rare Chinese word, one conversation', 100, 1, () => hub.run(search, { id: big, query: '独角兽' }));
  await measure('search of a common Chinese word, all conversations', 50, 1, () => hub.run(all, { query: '北京' }));
  await measure('search of a rare Chinese word, all conversations', 50, 1, () => hub.run(all, { query: '独角兽' }));
}

async function delivery(owner: ChatClient, id: string, readers: readonly ChatClient[]): Promise<void> {
  const query = 'subscription { chatEvents { ... on ChatMessageAdded { message { seq } } } }';
  const streams: Awaited<ReturnType<Chat['live']>>[] = [];
  for (const reader of readers) streams.push(await chat.live(reader.id, query));
  await chat.settle();
  await measure(`send to delivered at ${readers.length} live readers of one group`, 20, 1, async () => {
    const { seq } = await owner.say(id, 'to all');
    while (!streams.every(({ events }) => events.at(-1)?.chatEvents.message?.seq === seq)) await new Promise(setImmediate);
  });
}

const [hub] = await friends(chat);
const direct: string[] = [];
for (let at = 0; at < 50; at++) {
  const other = new ChatClient(chat);
  await chat.people.follow(hub.id, other.id);
  direct.push(await other.direct(hub));
  await other.say(direct[at] ?? '', 'hello');
}
const small = await group(chat, 19);
const large = await group(chat, 0);
const people = await largeGroup(large.owner, large.id, MEMBERS - 1);
const big = direct[1] ?? '';
await store(big, [hub.id], Math.floor(STORED / 2));
for (const id of direct) await store(id, [hub.id], Math.floor(STORED / 2 / direct.length));
console.log(`${await db.collection('messages').estimatedDocumentCount()} messages stored`);
await sends(hub, direct, small, large);
await reads(hub, direct, big);
await delivery(large.owner, large.id, people.slice(0, READERS));
