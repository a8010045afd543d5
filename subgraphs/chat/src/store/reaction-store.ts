import { type MessageReactionDocument, messageReactions } from '@app/collections/wechat_chat';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { Message, ReactionType } from '../domain/message.ts';
import type { ReactionStore } from '../domain/ports.ts';

/** Reactions to messages in MongoDB: one row a person and message. */
export class MongoReactionStore implements ReactionStore {
  readonly #reactions: Collection<MessageReactionDocument>;

  constructor(db: Db) {
    this.#reactions = collectionOf(db, messageReactions);
  }

  async find(messageId: string, userId: string, conversationId: string, tx: Transaction): Promise<ReactionType | null> {
    const found = await this.#reactions.findOne({ conversationId, messageId, userId }, { session: tx });
    return found?.type ?? null;
  }

  async set({ id, conversationId }: Message, userId: string, type: ReactionType, at: Date, tx: Transaction): Promise<void> {
    await this.#reactions.updateOne(
      { _id: `${id}:${userId}`, conversationId, messageId: id, userId },
      { $set: { type, createdAt: at } },
      { upsert: true, session: tx },
    );
  }

  async remove({ id, conversationId }: Message, userId: string, tx: Transaction): Promise<void> {
    await this.#reactions.deleteOne({ conversationId, messageId: id, userId }, { session: tx });
  }

  async removeAll({ id, conversationId }: Message, tx: Transaction): Promise<void> {
    await this.#reactions.deleteMany({ conversationId, messageId: id }, { session: tx });
  }

  async findOf(userId: string, messages: readonly Message[]): Promise<ReadonlyMap<string, ReactionType>> {
    if (messages.length === 0) return new Map();
    const found = await this.#reactions
      .find({
        conversationId: { $in: [...new Set(messages.map(({ conversationId }) => conversationId))] },
        messageId: { $in: messages.map(({ id }) => id) },
        userId,
      })
      .toArray();
    return new Map(found.map(({ messageId, type }) => [messageId, type]));
  }

  async listUsers({ id, conversationId }: Message, type: ReactionType, limit: number): Promise<string[]> {
    const found = await this.#reactions
      .find({ conversationId, messageId: id, type })
      .sort({ createdAt: -1 })
      .limit(limit)
      .toArray();
    return found.map(({ userId }) => userId);
  }
}
