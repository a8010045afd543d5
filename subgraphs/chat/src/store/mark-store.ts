import { type MessageMarkDocument, messageMarks } from '@app/collections/wechat_chat';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { Message } from '../domain/message.ts';
import type { MarkStore, Star, StarPosition, UnreadRange } from '../domain/ports.ts';

/** What people did to messages for themselves alone, in MongoDB: one row a person and message. */
export class MongoMarkStore implements MarkStore {
  readonly #marks: Collection<MessageMarkDocument>;

  constructor(db: Db) {
    this.#marks = collectionOf(db, messageMarks);
  }

  async hide(userId: string, message: Message, tx: Transaction): Promise<void> {
    await this.#mark(userId, message, { isHidden: true }, { starredAt: null }, tx);
  }

  async setStarred(userId: string, message: Message, at: Date | null, tx: Transaction): Promise<void> {
    await this.#mark(userId, message, { starredAt: at }, { isHidden: false }, tx);
  }

  async starredAmong(userId: string, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (messageIds.length === 0) return new Set();
    const found = await this.#marks
      .find({ userId, messageId: { $in: [...messageIds] }, starredAt: { $type: 'date' } })
      .project<{ messageId: string }>({ _id: 0, messageId: 1 })
      .toArray();
    return new Set(found.map(({ messageId }) => messageId));
  }

  async listStarred(userId: string, after: StarPosition | null, limit: number): Promise<Star[]> {
    const at = after === null ? null : new Date(after.atMs);
    const behind =
      after === null || at === null
        ? []
        : [{ $or: [{ starredAt: { $lt: at } }, { starredAt: at, messageId: { $lt: after.messageId } }] }];
    const found = await this.#marks
      .find({
        $and: [{ userId, starredAt: { $type: 'date' } }, ...(at === null ? [] : [{ starredAt: { $lte: at } }]), ...behind],
      })
      .sort({ starredAt: -1, messageId: -1 })
      .limit(limit)
      .toArray();
    return found.flatMap(({ messageId, starredAt }) => (starredAt === null ? [] : [{ messageId, starredAt }]));
  }

  async #mark(
    userId: string,
    { id, conversationId, seq }: Message,
    set: Partial<Pick<MessageMarkDocument, 'isHidden' | 'starredAt'>>,
    otherwise: Partial<Pick<MessageMarkDocument, 'isHidden' | 'starredAt'>>,
    tx: Transaction,
  ): Promise<void> {
    await this.#marks.updateOne(
      { _id: `${userId}:${id}`, userId },
      { $set: set, $setOnInsert: { conversationId, messageId: id, seq, ...otherwise } },
      { upsert: true, session: tx },
    );
  }

  async hiddenAmong(userId: string, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (messageIds.length === 0) return new Set();
    const found = await this.#marks
      .find({ userId, messageId: { $in: [...messageIds] }, isHidden: true })
      .project<{ messageId: string }>({ _id: 0, messageId: 1 })
      .toArray();
    return new Set(found.map(({ messageId }) => messageId));
  }

  async hiddenPairs(pairs: readonly { userId: string; messageId: string }[]): Promise<ReadonlySet<string>> {
    const found = await this.#marks
      .find({ _id: { $in: pairs.map(({ userId, messageId }) => `${userId}:${messageId}`) }, isHidden: true })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  async hiddenAfter(userId: string, ranges: readonly UnreadRange[]): Promise<readonly string[]> {
    if (ranges.length === 0) return [];
    const afterSeq = new Map(ranges.map((range) => [range.conversationId, range.afterSeq]));
    const found = await this.#marks
      .find({
        userId,
        isHidden: true,
        conversationId: { $in: [...afterSeq.keys()] },
        seq: { $gt: Math.min(...afterSeq.values()) },
      })
      .project<{ messageId: string; conversationId: string; seq: number }>({ _id: 0, messageId: 1, conversationId: 1, seq: 1 })
      .toArray();
    return found.filter(({ conversationId, seq }) => seq > (afterSeq.get(conversationId) ?? 0)).map(({ messageId }) => messageId);
  }
}
