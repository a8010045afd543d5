import { type ConversationDocument, conversations } from '@app/collections/wechat_chat';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { Conversation } from '../domain/conversation.ts';
import type { Allotment, Change, ConversationChanges, ConversationStore, NewConversation } from '../domain/ports.ts';

/** Conversations in MongoDB: one document each, which also allots the order of its messages. */
export class MongoConversationStore implements ConversationStore {
  readonly #conversations: Collection<ConversationDocument>;

  constructor(db: Db) {
    this.#conversations = collectionOf(db, conversations);
  }

  async find(id: string, tx?: Transaction): Promise<Conversation | null> {
    const found = await this.#conversations.findOne({ _id: id, isDeleted: false }, tx ? { session: tx } : {});
    return found === null ? null : toConversation(found);
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Conversation>> {
    if (ids.length === 0) return new Map();
    const found = await this.#conversations.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(found.map((document) => [document._id, toConversation(document)]));
  }

  async findChanged(ids: readonly string[], after: Date): Promise<readonly Change[]> {
    if (ids.length === 0) return [];
    const found = await this.#conversations
      .find({ _id: { $in: [...ids] }, updatedAt: { $gt: after } })
      .project<{ _id: string; updatedAt: Date; version: number }>({ updatedAt: 1, version: 1 })
      .toArray();
    return found.map(({ _id, updatedAt, version }) => ({ conversationId: _id, at: updatedAt, version }));
  }

  async insertIfAbsent(conversation: NewConversation, tx: Transaction): Promise<boolean> {
    const { _id, ...fields } = newDocument(conversation);
    const result = await this.#conversations.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true, session: tx });
    return result.upsertedCount === 1;
  }

  async allot(id: string, { places, counted, requested, at }: Allotment, tx: Transaction): Promise<Conversation | null> {
    const after = await this.#conversations.findOneAndUpdate(
      { _id: id, isDeleted: false },
      {
        $inc: { lastSeq: places, countedMessages: counted, requestMessages: requested, version: 1 },
        $max: { lastMessageAt: at, updatedAt: at },
      },
      { session: tx, returnDocument: 'after' },
    );
    return after === null ? null : toConversation(after);
  }

  async note(id: string, place: { mentionSeq?: number; recalledSeq?: number }, tx: Transaction): Promise<void> {
    await this.#conversations.updateOne(
      { _id: id },
      {
        $max: {
          ...(place.mentionSeq === undefined ? {} : { lastMentionSeq: place.mentionSeq }),
          ...(place.recalledSeq === undefined ? {} : { lastRecalledSeq: place.recalledSeq }),
        },
      },
      { session: tx },
    );
  }

  async change(id: string, changes: ConversationChanges, at: Date, tx: Transaction): Promise<Conversation | null> {
    const { memberCountDelta = 0, ...fields } = changes;
    const after = await this.#conversations.findOneAndUpdate(
      { _id: id, isDeleted: false },
      { $set: fields, $inc: { version: 1, memberCount: memberCountDelta }, $max: { updatedAt: at } },
      { session: tx, returnDocument: 'after' },
    );
    return after === null ? null : toConversation(after);
  }

  async end(id: string, at: Date, tx: Transaction): Promise<void> {
    await this.#conversations.updateOne(
      { _id: id },
      { $set: { isDeleted: true, deletedAt: at, updatedAt: at } },
      { session: tx },
    );
  }
}

function newDocument(conversation: NewConversation): ConversationDocument {
  const { id, pair, createdAt, ...fields } = conversation;
  return {
    _id: id,
    ...fields,
    pair: [...pair],
    memberCount: 0,
    lastSeq: 0,
    countedMessages: 0,
    lastMentionSeq: 0,
    lastRecalledSeq: 0,
    lastMessageAt: createdAt,
    announcementOnly: false,
    slowModeSec: 0,
    joinApproval: false,
    requestMessages: 0,
    version: 0,
    isDeleted: false,
    deletedAt: null,
    createdAt,
    updatedAt: createdAt,
  };
}

function toConversation({ _id, ...fields }: ConversationDocument): Conversation {
  return { id: _id, ...fields };
}
