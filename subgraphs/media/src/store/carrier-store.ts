import { type MediaCarrierDocument, mediaCarriers } from '@app/collections/wechat_media';
import type { Tx } from '@app/kernel';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { CarrierStore } from '../domain/ports.ts';

/** Who carries uploads, in MongoDB. */
export class MongoCarrierStore implements CarrierStore {
  readonly #carriers: Collection<MediaCarrierDocument>;

  constructor(db: Db) {
    this.#carriers = collectionOf(db, mediaCarriers);
  }

  async put(mediaId: string, carrier: string, isPublic: boolean, at: Date, tx: Tx): Promise<boolean> {
    const { upsertedCount } = await this.#carriers.updateOne(
      { mediaId, carrier },
      { $set: { isPublic }, $setOnInsert: { _id: `${mediaId}:${carrier}`, createdAt: at } },
      { session: sessionOf(tx), upsert: true },
    );
    return upsertedCount === 1;
  }

  async remove(mediaId: string, carrier: string, tx: Tx): Promise<boolean> {
    const { deletedCount } = await this.#carriers.deleteOne({ mediaId, carrier }, { session: sessionOf(tx) });
    return deletedCount === 1;
  }

  async hasPublic(mediaId: string, tx: Tx): Promise<boolean> {
    const found = await this.#carriers.findOne({ mediaId, isPublic: true }, { session: sessionOf(tx), projection: { _id: 1 } });
    return found !== null;
  }

  async removeAll(mediaId: string, tx: Tx): Promise<void> {
    await this.#carriers.deleteMany({ mediaId }, { session: sessionOf(tx) });
  }
}

// Every transaction of this domain is a session of the driver.
function sessionOf(tx: Tx): Transaction {
  return tx as Transaction;
}
