import { createHash } from 'node:crypto';
import { chatCollections } from '@app/collections/wechat_chat';
import { newId } from '@app/kernel';
import { indexOptions } from '@app/mongo';
import type { Db, Document, MongoClient } from 'mongodb';
import { type Message, NO_REACTIONS } from '../../subgraphs/chat/src/domain/message.ts';
import { searchField, toDocument } from '../../subgraphs/chat/src/store/message-store.ts';
import { Sayings } from './text.ts';
import { silenceMs, type Talk, timeOf, type World } from './world.ts';

const ROWS_A_BATCH = 2_000;
const PARALLEL = 3;
const MESSAGES_A_MARK = 50_000;
const SAYINGS = 30_011;

/** Rows of one collection, written in batches side by side. */
class Writer {
  readonly #db: Db;
  readonly #name: string;
  #rows: Document[] = [];
  readonly #running = new Set<Promise<unknown>>();

  constructor(db: Db, name: string) {
    this.#db = db;
    this.#name = name;
  }

  async add(row: Document): Promise<void> {
    this.#rows.push(row);
    if (this.#rows.length >= ROWS_A_BATCH) await this.flush();
  }

  async flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0) return;
    while (this.#running.size >= PARALLEL) await Promise.race(this.#running);
    const write = this.#db
      .collection(this.#name)
      .insertMany(rows, { ordered: false, writeConcern: { w: 1 } })
      .finally(() => this.#running.delete(write));
    this.#running.add(write);
  }

  async end(): Promise<void> {
    await this.flush();
    await Promise.all(this.#running);
  }
}

interface Mark {
  readonly _id: 'progress';
  /** Conversations that are written whole. */
  readonly talks: number;
  /** Messages with greater ids are of a conversation that is not. */
  readonly lastId: string;
  readonly isWhole: boolean;
}

/**
 * Writes a world into empty databases, before there are indexes; answers false when it is there already. The rows are those that the platform itself
 * would have written. What was interrupted is gone on with.
 */
export async function loadWorld(mongo: MongoClient, suffix: string, world: World, say: (line: string) => void): Promise<boolean> {
  const [chat, profiles] = [mongo.db(`wechat_chat${suffix}`), mongo.db(`wechat_profiles${suffix}`)];
  const marks = mongo.db(`wechat_bench${suffix}`).collection<Mark>('loaded');
  const before = await marks.findOne({ _id: 'progress' });
  if (before?.isWhole) return false;
  if (before === null) {
    await Promise.all([chat.dropDatabase(), profiles.dropDatabase()]);
    const people = new Writer(profiles, 'profiles');
    for (const [index, id] of world.people.entries()) await people.add(profileOf(id, index));
    await people.end();
  } else {
    await forget(chat, before, world);
  }
  const writers = {
    conversations: new Writer(chat, 'conversations'),
    members: new Writer(chat, 'conversationMembers'),
    messages: new Writer(chat, 'messages'),
    keys: new Writer(chat, 'messageKeys'),
  };
  const sayings = sayingsOf(world.messages);
  let unmarked = 0;
  for (const [index, talk] of world.talks.entries()) {
    if (index < (before?.talks ?? 0)) continue;
    await loadTalk(writers, talk, sayings);
    unmarked += talk.messages;
    const isWhole = index === world.talks.length - 1;
    if (unmarked < MESSAGES_A_MARK && !isWhole) continue;
    for (const writer of Object.values(writers)) await writer.end();
    await marks.replaceOne({ _id: 'progress' }, { talks: index + 1, lastId: newId(), isWhole }, { upsert: true });
    say(`${index + 1} of ${world.talks.length} conversations`);
    unmarked = 0;
  }
  return true;
}

/** All indexes of a collection from one pass over it; the platform's own set-up takes a pass for each. */
export async function buildIndexes(mongo: MongoClient, suffix: string): Promise<void> {
  const chat = mongo.db(`wechat_chat${suffix}`);
  for (const { name, indexes } of chatCollections) {
    if (indexes.length === 0) continue;
    await chat.collection(name).createIndexes(
      indexes.map((index) => {
        const { key, options } = indexOptions(index);
        return { key: { ...Object(key) }, ...options };
      }),
    );
  }
}

/** Takes out what an interrupted run wrote after its last mark; keys of nothing do no harm. */
async function forget(chat: Db, mark: Mark, world: World): Promise<void> {
  const ids = world.talks.slice(mark.talks, mark.talks + 5_000).map(({ id }) => id);
  await chat.collection<{ _id: string }>('messages').deleteMany({ _id: { $gt: mark.lastId } });
  await chat.collection<{ _id: string }>('conversations').deleteMany({ _id: { $in: ids } });
  const members = world.talks
    .slice(mark.talks, mark.talks + 5_000)
    .flatMap(({ id, members: people }) => people.map((userId) => `${id}:${userId}`));
  await chat.collection<{ _id: string }>('conversationMembers').deleteMany({ _id: { $in: members } });
}

interface Said {
  readonly text: string;
  /** As the index holds it. */
  readonly search: string;
}

/** Some of what people say, over and over: to prepare each for the index takes longer than to write it. */
function sayingsOf(seed: number): () => Said {
  const sayings = new Sayings(seed);
  const known = Array.from({ length: SAYINGS }, (): Said => {
    const text = sayings.next();
    return { text, search: searchField({ kind: 'TEXT', text }) };
  });
  let at = 0;
  return () => known[at++ % known.length] ?? { text: '', search: '' };
}

type Writers = Readonly<Record<'conversations' | 'members' | 'messages' | 'keys', Writer>>;

/** A fifth of the hub's conversations has something unread: the last five messages. */
async function loadTalk(to: Writers, talk: Talk, sayings: () => Said): Promise<void> {
  const sent = new Map<string, number>();
  for (let seq = 1; seq <= talk.messages; seq++) {
    const senderId = talk.members[(seq * 7 + (seq % 5)) % talk.members.length] ?? '';
    const sentMessages = (sent.get(senderId) ?? 0) + 1;
    sent.set(senderId, sentMessages);
    const said = sayings();
    const message = messageOf(talk, seq, senderId, sentMessages, said.text);
    await to.messages.add({ ...toDocument({ ...message, content: null }), content: message.content, search: said.search });
    await to.keys.add({
      _id: `${senderId}:send:${createHash('sha256').update(message.id).digest('base64url')}`,
      senderId,
      conversationId: talk.id,
      messageId: message.id,
      contentHash: message.id,
    });
  }
  const at = new Date(timeOf(talk.messages, talk.messages).getTime() - silenceMs(talk));
  await to.conversations.add(conversationOf(talk, at));
  for (const [index, userId] of talk.members.entries()) {
    const unread = Number.parseInt(talk.id.slice(0, 2), 16) % 5 === 0 && index === 0 ? Math.min(5, talk.messages) : 0;
    await to.members.add(memberOf(talk, userId, index, sent.get(userId) ?? 0, talk.messages - unread, at));
  }
}

function messageOf(talk: Talk, seq: number, senderId: string, sentMessages: number, text: string): Message {
  return {
    id: newId(),
    conversationId: talk.id,
    seq,
    type: 'TEXT',
    senderId,
    clientMessageId: newId(),
    content: { kind: 'TEXT', text },
    mentionIds: [],
    mentionsAll: false,
    replyTo: null,
    isForwarded: false,
    reactions: { ...NO_REACTIONS, LIKE: seq % 20 === 0 ? 1 : 0 },
    isRecalled: false,
    pinnedAt: null,
    editedAt: null,
    countedMessages: seq,
    sentMessages,
    createdAt: new Date(timeOf(seq, talk.messages).getTime() - silenceMs(talk)),
  };
}

function conversationOf({ id, type, members, messages }: Talk, at: Date): Document {
  return {
    _id: id,
    type,
    pair: type === 'DIRECT' ? [...members].sort() : [],
    title: type === 'GROUP' ? '一个群' : null,
    avatarMediaId: null,
    createdById: members[0],
    memberCount: members.length,
    lastSeq: messages,
    countedMessages: messages,
    lastMentionSeq: 0,
    lastRecalledSeq: 0,
    lastMessageAt: at,
    announcementOnly: false,
    slowModeSec: 0,
    joinApproval: false,
    requestMessages: 0,
    version: messages,
    isDeleted: false,
    deletedAt: null,
    createdAt: timeOf(0, 1),
    updatedAt: at,
  };
}

function memberOf(talk: Talk, userId: string, index: number, sentMessages: number, readSeq: number, at: Date): Document {
  const isOwner = talk.type === 'GROUP' && index === 0;
  return {
    _id: `${talk.id}:${userId}`,
    conversationId: talk.id,
    userId,
    conversationType: talk.type,
    status: 'ACTIVE',
    role: isOwner ? 'OWNER' : 'MEMBER',
    rank: isOwner ? 0 : 2,
    joinedAt: timeOf(index, talk.members.length * 1_000),
    invitedById: null,
    visibleFromSeq: 1,
    folder: 'MAIN',
    isPinned: 0,
    isAccepted: true,
    lastReadSeq: readSeq,
    lastDeliveredSeq: readSeq,
    readCounted: readSeq,
    sentMessages,
    readSent: sentMessages,
    lastSentAt: at,
    mayBeUnread: talk.type === 'DIRECT' && readSeq < talk.messages,
    isMarkedUnread: false,
    isMuted: false,
    mutedUntil: null,
    draft: null,
    lastMessageAt: at,
    version: 1,
    isDeleted: false,
    deletedAt: null,
    updatedAt: at,
  };
}

function profileOf(id: string, index: number): Document {
  const createdAt = timeOf(0, 1);
  const everyone = 'EVERYONE';
  return {
    _id: id,
    username: `user${index}`,
    displayName: `用户${index}`,
    bio: '',
    avatarMediaId: null,
    coverMediaId: null,
    location: null,
    website: null,
    socialLinks: [],
    birthday: null,
    language: 'zh',
    isVerified: false,
    privacy: {
      isPrivate: false,
      whoCanMessage: everyone,
      whoCanMention: everyone,
      whoCanComment: everyone,
      showPresence: everyone,
      readReceipts: true,
      discoverable: true,
    },
    notifications: { channels: [], quietHours: null, digest: 'OFF' },
    stats: { followers: 0, following: 0, friends: 0, posts: 0, videos: 0, views: 0 },
    graphVersion: 0,
    searchTokens: ` user${index} `,
    prefixes: [`user${index}`],
    isHidden: false,
    isDeleted: false,
    deletedAt: null,
    createdAt,
    updatedAt: createdAt,
  };
}
