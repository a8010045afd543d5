import {
  joinRequests,
  type MessageDocument,
  type MessageReactionDocument,
  messageKeys,
  messageMarks,
  messageReactions,
  messages,
} from '@app/collections/wechat_chat';
import { collectionOf } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { TraceStore } from '../domain/erase-user.ts';
import type { Message } from '../domain/message.ts';
import { toMessage } from './message-store.ts';

const EXPORT_BATCH = 500;

/** What a person has left in chat, found by person: for erasing and exporting it. */
export class MongoTraceStore implements TraceStore {
  readonly #db: Db;
  readonly #messages: Collection<MessageDocument>;
  readonly #reactions: Collection<MessageReactionDocument>;

  constructor(db: Db) {
    this.#db = db;
    this.#messages = collectionOf(db, messages);
    this.#reactions = collectionOf(db, messageReactions);
  }

  async listMessages(senderId: string, limit: number): Promise<readonly Message[]> {
    const found = await this.#messages.find({ senderId, isRecalled: false }).limit(limit).toArray();
    return found.map(toMessage);
  }

  async *exportMessages(senderId: string): AsyncIterable<readonly Message[]> {
    let after = '';
    for (;;) {
      const batch = await this.#messages
        .find({ senderId, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(EXPORT_BATCH)
        .toArray();
      yield batch.map(toMessage);
      if (batch.length < EXPORT_BATCH) return;
      after = batch.at(-1)?._id ?? after;
    }
  }

  async listReacted(userId: string, limit: number): Promise<readonly Message[]> {
    const rows = await this.#reactions.find({ userId }).limit(limit).toArray();
    const found = await this.#messages.find({ _id: { $in: rows.map(({ messageId }) => messageId) } }).toArray();
    return found.map(toMessage);
  }

  async removeRest(userId: string): Promise<void> {
    await collectionOf(this.#db, messageMarks).deleteMany({ userId });
    await collectionOf(this.#db, messageKeys).deleteMany({ senderId: userId });
    await collectionOf(this.#db, joinRequests).deleteMany({ userId });
  }
}
