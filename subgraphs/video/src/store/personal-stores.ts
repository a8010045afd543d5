import { type SavedVideoDocument, savedVideos, type WatchHistoryDocument, watchHistory } from '@app/collections/wechat_video';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { TimePosition } from '../domain/video.ts';
import type { HistoryEntry, HistoryStore, SavedStore } from '../domain/watching.ts';
import { behindTime } from './positions.ts';

/** Where users stopped, in MongoDB: one document a user and video. */
export class MongoHistoryStore implements HistoryStore {
  readonly #history: Collection<WatchHistoryDocument>;

  constructor(db: Db) {
    this.#history = collectionOf(db, watchHistory);
  }

  async put(entries: readonly HistoryEntry[], tx: Transaction): Promise<void> {
    if (entries.length === 0) return;
    await this.#history.bulkWrite(
      entries.map(({ userId, videoId, ...fields }) => ({
        updateOne: { filter: { _id: `${userId}:${videoId}`, userId, videoId }, update: { $set: fields }, upsert: true },
      })),
      { session: tx },
    );
  }

  async positions(userId: string, videoIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = await this.#history
      .find({ userId, videoId: { $in: [...videoIds] } })
      .project<{ videoId: string; positionSec: number }>({ videoId: 1, positionSec: 1 })
      .toArray();
    return new Map(found.map(({ videoId, positionSec }) => [videoId, positionSec]));
  }

  async list(userId: string, unfinishedOnly: boolean, after: TimePosition | null, limit: number): Promise<TimePosition[]> {
    const found = await this.#history
      .find({
        userId,
        ...(unfinishedOnly ? { isUnfinished: true } : {}),
        ...behindTime<WatchHistoryDocument>(after, 'watchedAt', { idField: 'videoId' }),
      })
      .sort({ watchedAt: -1, videoId: -1 })
      .limit(limit)
      .hint(unfinishedOnly ? 'watch_history_unfinished' : 'watch_history_list')
      .project<{ videoId: string; watchedAt: Date }>({ videoId: 1, watchedAt: 1 })
      .toArray();
    return found.map(({ videoId, watchedAt }) => ({ id: videoId, atMs: watchedAt.getTime() }));
  }

  async clear(userId: string): Promise<void> {
    await this.#history.deleteMany({ userId });
  }
}

/** Videos kept for later, in MongoDB: one document a user and video. */
export class MongoSavedStore implements SavedStore {
  readonly #saved: Collection<SavedVideoDocument>;

  constructor(db: Db) {
    this.#saved = collectionOf(db, savedVideos);
  }

  async put(userId: string, videoId: string, at: Date): Promise<void> {
    const filter = { _id: `${userId}:${videoId}`, userId, videoId };
    await this.#saved.updateOne(filter, { $setOnInsert: { savedAt: at } }, { upsert: true });
  }

  async remove(userId: string, videoId: string): Promise<void> {
    await this.#saved.deleteOne({ _id: `${userId}:${videoId}`, userId });
  }

  async among(userId: string, videoIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.#saved
      .find({ userId, videoId: { $in: [...videoIds] } })
      .project<{ videoId: string }>({ videoId: 1 })
      .toArray();
    return new Set(found.map(({ videoId }) => videoId));
  }

  async list(userId: string, after: TimePosition | null, limit: number): Promise<TimePosition[]> {
    const found = await this.#saved
      .find({ userId, ...behindTime<SavedVideoDocument>(after, 'savedAt', { idField: 'videoId' }) })
      .sort({ savedAt: -1, videoId: -1 })
      .limit(limit)
      .hint('saved_videos_list')
      .toArray();
    return found.map(({ videoId, savedAt }) => ({ id: videoId, atMs: savedAt.getTime() }));
  }
}
