import { type DigestDocument, digests } from '@app/collections/wechat_notifications';
import { collectionOf } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { DigestPlace, DigestStore } from '../domain/digest.ts';

const NEVER = new Date(0);

/** Who wants a weekly letter, in MongoDB. */
export class MongoDigestStore implements DigestStore {
  readonly #digests: Collection<DigestDocument>;

  constructor(db: Db) {
    this.#digests = collectionOf(db, digests);
  }

  async listDue(lastSentBy: Date, after: DigestPlace | null, limit: number): Promise<DigestPlace[]> {
    const beyond =
      after === null ? {} : { $or: [{ sentAt: { $gt: after.sentAt } }, { sentAt: after.sentAt, _id: { $gt: after.userId } }] };
    const found = await this.#digests
      .find({ sentAt: { $lte: lastSentBy, ...(after === null ? {} : { $gte: after.sentAt }) }, ...beyond })
      .sort({ sentAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id, sentAt }) => ({ userId: _id, sentAt }));
  }

  async subscribe(userId: string, at: Date): Promise<void> {
    await this.#digests.updateOne({ _id: userId }, { $setOnInsert: { sentAt: NEVER, createdAt: at } }, { upsert: true });
  }

  async unsubscribe(userId: string): Promise<void> {
    await this.#digests.deleteOne({ _id: userId });
  }

  async claim(userId: string, lastSentBy: Date, at: Date): Promise<Date | null> {
    const before = await this.#digests.findOneAndUpdate({ _id: userId, sentAt: { $lte: lastSentBy } }, { $set: { sentAt: at } });
    return before?.sentAt ?? null;
  }

  async release(userId: string, claimedAt: Date, sentAt: Date): Promise<void> {
    await this.#digests.updateOne({ _id: userId, sentAt: claimedAt }, { $set: { sentAt } });
  }
}
