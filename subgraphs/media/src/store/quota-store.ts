import { type UploadQuotaDocument, uploadQuotas } from '@app/collections/wechat_media';
import type { Tx } from '@app/kernel';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { QuotaStore } from '../domain/ports.ts';

/** What users have opened today, in MongoDB. */
export class MongoQuotaStore implements QuotaStore {
  readonly #quotas: Collection<UploadQuotaDocument>;

  constructor(db: Db) {
    this.#quotas = collectionOf(db, uploadQuotas);
  }

  async take(
    ownerId: string,
    bytes: number,
    limits: { readonly open: number; readonly bytes: number },
    at: Date,
    tx: Tx,
  ): Promise<boolean> {
    const day = dayOf(at);
    // A new day begins at zero; what is open stays open. Written in any case: parallel requests of one user conflict here.
    const quota = await this.#quotas.findOneAndUpdate(
      { _id: ownerId },
      [
        {
          $set: {
            bytes: { $add: [bytes, { $cond: [{ $eq: ['$day', day] }, { $ifNull: ['$bytes', 0] }, 0] }] },
            open: { $add: [1, { $ifNull: ['$open', 0] }] },
            day,
            updatedAt: at,
          },
        },
      ],
      { session: sessionOf(tx), upsert: true, returnDocument: 'after' },
    );
    return quota !== null && quota.open <= limits.open && quota.bytes <= limits.bytes;
  }

  async release(ownerId: string, unusedBytes: number, day: Date, tx: Tx): Promise<void> {
    const isOfDay = { $eq: ['$day', dayOf(day)] };
    await this.#quotas.updateOne(
      { _id: ownerId },
      [
        {
          $set: {
            open: { $max: [0, { $subtract: ['$open', 1] }] },
            bytes: { $max: [0, { $subtract: ['$bytes', { $cond: [isOfDay, unusedBytes, 0] }] }] },
          },
        },
      ],
      { session: sessionOf(tx) },
    );
  }
}

/** Calendar day in UTC. */
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

// Every transaction of this domain is a session of the driver.
function sessionOf(tx: Tx): Transaction {
  return tx as Transaction;
}
