import { type MuteDocument, mutes } from '@app/collections/wechat_profiles';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { EdgePosition, MuteStore } from '../domain/ports.ts';
import { afterPosition } from './edge-position.ts';

/** Mutes in MongoDB: one row a mute, at the muting one's end. */
export class MongoMuteStore implements MuteStore {
  readonly #mutes: Collection<MuteDocument>;

  constructor(db: Db) {
    this.#mutes = collectionOf(db, mutes);
  }

  async upsert(ownerId: string, otherId: string, until: Date | null, at: Date, tx: Transaction): Promise<void> {
    const fresh = { ownerId, otherId, createdAt: at };
    await this.#mutes.updateOne(
      { _id: `${ownerId}:${otherId}` },
      { $set: { until }, $setOnInsert: fresh },
      { upsert: true, session: tx },
    );
  }

  async remove(ownerId: string, otherId: string, tx: Transaction): Promise<void> {
    await this.#mutes.deleteOne({ _id: `${ownerId}:${otherId}` }, { session: tx });
  }

  async list(ownerId: string, now: Date, after: EdgePosition | null, limit: number): Promise<MuteDocument[]> {
    const isMuted = { $and: [{ $or: [{ until: null }, { until: { $gt: now } }] }] };
    return this.#mutes
      .find({ ownerId, ...isMuted, ...afterPosition(after) })
      .sort({ createdAt: -1, otherId: -1 })
      .limit(limit)
      .toArray();
  }

  /** Mutes of one user over many others, ended ones too. */
  async findBetween(ownerId: string, otherIds: readonly string[]): Promise<MuteDocument[]> {
    return this.#mutes.find({ ownerId, otherId: { $in: [...otherIds] } }).toArray();
  }
}
