import { type ThreadMuteDocument, threadMutes } from '@app/collections/wechat_notifications';
import { collectionOf } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { ThreadMuteStore } from '../domain/ports.ts';

/** Muted threads in MongoDB. */
export class MongoThreadMuteStore implements ThreadMuteStore {
  readonly #mutes: Collection<ThreadMuteDocument>;

  constructor(db: Db) {
    this.#mutes = collectionOf(db, threadMutes);
  }

  async isMuted(userId: string, subjectIds: readonly string[]): Promise<boolean> {
    return (await this.#mutes.findOne({ userId, subjectId: { $in: [...subjectIds] } })) !== null;
  }

  async set(userId: string, subjectId: string, isMuted: boolean, at: Date): Promise<void> {
    const _id = `${userId}:${subjectId}`;
    if (isMuted) await this.#mutes.updateOne({ _id }, { $setOnInsert: { userId, subjectId, createdAt: at } }, { upsert: true });
    else await this.#mutes.deleteOne({ _id });
  }
}
