import { type JoinRequestDocument, joinRequests } from '@app/collections/wechat_chat';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { JoinRequest, JoinRequestStore } from '../domain/ports.ts';

/** Requests to be let into a group in MongoDB: one row a person and group. */
export class MongoJoinRequestStore implements JoinRequestStore {
  readonly #requests: Collection<JoinRequestDocument>;

  constructor(db: Db) {
    this.#requests = collectionOf(db, joinRequests);
  }

  async insertIfAbsent(request: JoinRequest, tx: Transaction): Promise<boolean> {
    const { conversationId, ...fields } = request;
    const result = await this.#requests.updateOne(
      { _id: `${conversationId}:${request.userId}`, conversationId },
      { $setOnInsert: fields },
      { upsert: true, session: tx },
    );
    return result.upsertedCount === 1;
  }

  async remove(conversationId: string, userId: string, tx: Transaction): Promise<boolean> {
    const result = await this.#requests.deleteOne({ _id: `${conversationId}:${userId}`, conversationId }, { session: tx });
    return result.deletedCount === 1;
  }

  async list(conversationId: string, limit: number): Promise<string[]> {
    const found = await this.#requests.find({ conversationId }).sort({ createdAt: 1, userId: 1 }).limit(limit).toArray();
    return found.map(({ userId }) => userId);
  }
}
