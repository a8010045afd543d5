import { type RemarkDocument, remarks } from '@app/collections/wechat_profiles';
import { collectionOf } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { RemarkStore } from '../domain/ports.ts';

/** Private remarks in MongoDB. */
export class MongoRemarkStore implements RemarkStore {
  readonly #remarks: Collection<RemarkDocument>;

  constructor(db: Db) {
    this.#remarks = collectionOf(db, remarks);
  }

  async findByOthers(ownerId: string, otherIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.#remarks.find({ ownerId, otherId: { $in: [...otherIds] } }).toArray();
    return new Map(found.map(({ otherId, remark }) => [otherId, remark]));
  }

  async put(ownerId: string, otherId: string, remark: string, at: Date): Promise<void> {
    const _id = `${ownerId}:${otherId}`;
    if (remark === '') await this.#remarks.deleteOne({ _id });
    else
      await this.#remarks.updateOne(
        { _id },
        { $set: { remark, updatedAt: at }, $setOnInsert: { ownerId, otherId } },
        { upsert: true },
      );
  }
}
