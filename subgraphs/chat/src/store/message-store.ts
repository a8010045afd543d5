import { type MessageDocument, messages, SEARCH_ERA } from '@app/collections/wechat_chat';
import { collectionOf, type Transaction } from '@app/mongo';
import { indexField, indexTokens } from '@app/search';
import type { Collection, Db, Filter } from 'mongodb';
import { type Message, searchableText } from '../domain/message.ts';
import type { MessageRange, MessageStore, UnreadRange } from '../domain/ports.ts';

type Documents = Filter<MessageDocument>;

/** Messages in MongoDB: one document each, at their conversation's shard. */
export class MongoMessageStore implements MessageStore {
  readonly #messages: Collection<MessageDocument>;

  constructor(db: Db) {
    this.#messages = collectionOf(db, messages);
  }

  async insert(added: readonly Message[], tx: Transaction): Promise<void> {
    await this.#messages.insertMany(added.map(toDocument), { session: tx });
  }

  async find(conversationId: string, messageId: string, tx?: Transaction): Promise<Message | null> {
    const found = await this.#messages.findOne({ _id: messageId, conversationId, isDeleted: false }, tx ? { session: tx } : {});
    return found === null ? null : toMessage(found);
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Message>> {
    if (ids.length === 0) return new Map();
    const found = await this.#messages.find({ _id: { $in: [...ids] }, isDeleted: false }).toArray();
    return new Map(found.map((document) => [document._id, toMessage(document)]));
  }

  async list(conversationId: string, range: MessageRange): Promise<Message[]> {
    const seq: { $gte: number; $lt?: number; $gt?: number } = { $gte: range.visibleFromSeq };
    if (range.seq !== null) seq[range.direction === 'older' ? '$lt' : '$gt'] = range.seq;
    const found = await this.#messages
      .find({
        conversationId,
        seq,
        ...(range.types === null ? {} : { type: { $in: [...range.types] }, isRecalled: false }),
        ...(range.withoutSenders.length === 0 ? {} : { senderId: { $nin: [...range.withoutSenders] } }),
        isDeleted: false,
      })
      .sort({ seq: range.direction === 'older' ? -1 : 1 })
      .limit(range.limit)
      .toArray();
    return found.map(toMessage);
  }

  async findAt(places: readonly { conversationId: string; seq: number }[]): Promise<ReadonlyMap<string, Message>> {
    const asked = places.filter(({ seq }) => seq > 0);
    if (asked.length === 0) return new Map();
    const found = await this.#messages.find({ $or: asked.map(({ conversationId, seq }) => ({ conversationId, seq })) }).toArray();
    return new Map(
      found.filter((document) => !document.isDeleted).map((document) => [document.conversationId, toMessage(document)]),
    );
  }

  async countsAt(conversationId: string, seq: number, senderId: string, tx?: Transaction) {
    const options = {
      sort: { seq: -1 as const },
      projection: { countedMessages: 1, sentMessages: 1 },
      ...(tx ? { session: tx } : {}),
    };
    const last = await this.#messages.findOne({ conversationId, seq: { $lte: seq } }, options);
    const own = await this.#messages.findOne({ conversationId, senderId, seq: { $lte: seq } }, options);
    return { countedMessages: last?.countedMessages ?? 0, sentMessages: own?.sentMessages ?? 0 };
  }

  async countRecalled(viewerId: string, ranges: readonly UnreadRange[], withoutSenders: readonly string[]) {
    return this.#count(ranges, { isRecalled: true, senderId: { $nin: [viewerId, ...withoutSenders] } });
  }

  async countFrom(senderIds: readonly string[], ranges: readonly UnreadRange[]) {
    return this.#count(ranges, { senderId: { $in: [...senderIds] } });
  }

  async countMentions(viewerId: string, ranges: readonly UnreadRange[], withoutSenders: readonly string[]) {
    return this.#count(ranges, {
      hasMentions: true,
      senderId: { $nin: [viewerId, ...withoutSenders] },
      isRecalled: false,
      $or: [{ mentionsAll: true }, { mentionIds: viewerId }],
    });
  }

  async #count(ranges: readonly UnreadRange[], filter: Documents): Promise<ReadonlyMap<string, number>> {
    if (ranges.length === 0) return new Map();
    const behind = ranges.map(({ conversationId, afterSeq }) => ({ ...filter, conversationId, seq: { $gt: afterSeq } }));
    const counted = await this.#messages
      .aggregate<{ _id: string; count: number }>([
        { $match: behind.length === 1 ? behind[0] : { $or: behind } },
        { $group: { _id: '$conversationId', count: { $sum: 1 } } },
      ])
      .toArray();
    return new Map(counted.map(({ _id, count }) => [_id, count]));
  }
}

/** A message as it is stored, with what the indexes need. */
export function toDocument(message: Message): MessageDocument {
  const { id, mentionIds, content, ...fields } = message;
  return {
    _id: id,
    ...fields,
    content,
    mentionIds: [...mentionIds],
    hasMentions: mentionIds.length > 0 || message.mentionsAll,
    recalledAt: null,
    era: eraOf(message.seq),
    search: searchField(content),
    isDeleted: false,
    deletedAt: null,
  };
}

/** The era of a place in the order. */
export function eraOf(seq: number): number {
  return Math.floor(seq / SEARCH_ERA);
}

/** The prepared tokens of a content. */
export function searchField(content: Message['content']): string {
  return indexField(indexTokens(searchableText(content)));
}

/** A stored message as the domain knows it. */
export function toMessage({ _id, ...fields }: MessageDocument): Message {
  return { id: _id, ...fields };
}
