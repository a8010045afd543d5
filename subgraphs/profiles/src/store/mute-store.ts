import { type MuteDocument, mutes } from '@app/collections/wechat_profiles';
import { collectionOf } from '@app/mongo';
import type { Collection, Db } from 'mongodb';

/** Mutes in MongoDB: one row a mute, at the muting one's end. */
export class MongoMuteStore {
  readonly #mutes: Collection<MuteDocument>;

  constructor(db: Db) {
    this.#mutes = collectionOf(db, mutes);
  }

  /** Mutes of one user over many others, ended ones too. */
  async findBetween(ownerId: string, otherIds: readonly string[]): Promise<MuteDocument[]> {
    return this.#mutes.find({ ownerId, otherId: { $in: [...otherIds] } }).toArray();
  }
}
