import { createHash } from 'node:crypto';
import type { Collection, Db } from 'mongodb';
import { z } from 'zod';
import { collectionOf, defineCollection } from './collection.ts';
import type { Transaction } from './connection.ts';

/** What a client's idempotency key has led to; one collection in each domain that has retried mutations. */
export const idempotencyKeys = defineCollection({
  name: 'idempotencyKeys',
  schema: z.strictObject({
    _id: z.string().meta({ maxLength: 400 }),
    contentHash: z.string().meta({ maxLength: 64 }),
    resultId: z.string().meta({ maxLength: 64 }),
    expiresAt: z.date(),
  }),
  indexes: [{ name: 'idempotency_ttl', key: { expiresAt: 1 }, expireAfterSec: 0 }],
  shardKey: { _id: 'hashed' },
});

/** A key as a client sent it, within (caller, operation). */
export interface IdempotencyKey {
  readonly callerId: string;
  readonly operation: string;
  readonly key: string;
  /** The input without its key: the same key with other content is a conflict. */
  readonly content: unknown;
}

/** Remembers for 24 h which result a (caller, operation, key) had, in the transaction that made the result. */
export class IdempotencyStore {
  readonly #keys: Collection<z.output<typeof idempotencyKeys.schema>>;

  constructor(db: Db) {
    this.#keys = collectionOf(db, idempotencyKeys);
  }

  /** The earlier result of this key, `REUSED` when it was used for other content, or null. */
  async find(key: IdempotencyKey): Promise<{ resultId: string } | 'REUSED' | null> {
    const found = await this.#keys.findOne({ _id: idOf(key) });
    if (found === null) return null;
    return found.contentHash === hashOf(key.content) ? { resultId: found.resultId } : 'REUSED';
  }

  /** Claims the key for a result. A parallel claim fails with a duplicate key and rolls the transaction back: ask `find` then. */
  async claim(key: IdempotencyKey, resultId: string, now: Date, tx: Transaction): Promise<void> {
    const expiresAt = new Date(now.getTime() + 24 * 3_600_000);
    await this.#keys.insertOne({ _id: idOf(key), contentHash: hashOf(key.content), resultId, expiresAt }, { session: tx });
  }
}

function idOf({ callerId, operation, key }: IdempotencyKey): string {
  return `${callerId}:${operation}:${createHash('sha256').update(key).digest('base64url')}`;
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
