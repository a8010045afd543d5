import { createHash } from 'node:crypto';
import { type MessageKeyDocument, messageKeys } from '@app/collections/wechat_chat';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { MessageKey, MessageKeyStore } from '../domain/ports.ts';

/** Senders' own keys in MongoDB: one document a message, kept for ever. */
export class MongoMessageKeyStore implements MessageKeyStore {
  readonly #keys: Collection<MessageKeyDocument>;

  constructor(db: Db) {
    this.#keys = collectionOf(db, messageKeys);
  }

  async find(key: MessageKey): Promise<{ conversationId: string; messageId: string } | 'REUSED' | null> {
    const found = await this.#keys.findOne({ _id: idOf(key) });
    if (found === null) return null;
    return found.contentHash === key.contentHash ? found : 'REUSED';
  }

  async claim(
    claims: readonly { readonly key: MessageKey; readonly messageId: string }[],
    conversationId: string,
    tx: Transaction,
  ): Promise<void> {
    const documents = claims.map(({ key, messageId }) => {
      const { senderId, contentHash } = key;
      return { _id: idOf(key), senderId, conversationId, messageId, contentHash };
    });
    await this.#keys.insertMany(documents, { session: tx });
  }
}

function idOf({ senderId, operation, key }: MessageKey): string {
  return `${senderId}:${operation}:${createHash('sha256').update(key).digest('base64url')}`;
}
