import { randomUUID } from 'node:crypto';
import {
  captions,
  hourlyViews,
  retention,
  savedVideos,
  seenShorts,
  shortsProgress,
  type VideoDocument,
  videos,
  views,
  watchHistory,
  watchSessions,
} from '@app/collections/wechat_video';
import { collectionOf, inTransaction, type Transaction } from '@app/mongo';
import type { Collection, Db, MongoClient } from 'mongodb';
import type { Housekeeping } from '../domain/maintain.ts';
import type { Video } from '../domain/video.ts';
import { type ReadVideo, toVideo, WITHOUT_TOKENS } from './video-document.ts';
import { SUMS } from './view-store.ts';

const ROWS_A_ROUND = 500;
const EXPORT_MAX = 50_000;
/** Sums of fractions differ by rounding; this is drift. */
const DRIFT_SEC = 0.5;
const BY_VIDEO = [captions, watchSessions, views, watchHistory, savedVideos, seenShorts, hourlyViews];

interface Counted {
  readonly viewCount: number;
  readonly viewerCount: number;
  readonly playCount: number;
  readonly completionCount: number;
  readonly watchTimeSec: number;
}

/** Work on the whole store that no request waits for: purging, erasing, exporting, recounting. */
export class MongoHousekeeping implements Housekeeping {
  readonly #db: Db;
  readonly #client: MongoClient;
  readonly #videos: Collection<VideoDocument>;

  constructor(db: Db, client: MongoClient) {
    this.#db = db;
    this.#client = client;
    this.#videos = collectionOf(db, videos);
  }

  async listDeleted(before: Date, limit: number): Promise<Video[]> {
    const found = await this.#videos
      .find<ReadVideo>({ isDeleted: true, deletedAt: { $lt: before } }, { projection: WITHOUT_TOKENS, hint: 'videos_deleted' })
      .limit(limit)
      .toArray();
    return found.map(toVideo);
  }

  async purge({ id, userId }: Video): Promise<void> {
    for (const { name } of BY_VIDEO) await this.#db.collection(name).deleteMany({ videoId: id });
    await collectionOf(this.#db, retention).deleteOne({ _id: id });
    await this.#videos.deleteOne({ _id: id, userId });
  }

  /** History, kept videos, seen shorts and sessions of a user, gone for good; counted views stay, without their viewer. Repeatable. */
  async erasePersonal(userId: string): Promise<void> {
    for (const { name } of [watchSessions, watchHistory, savedVideos, seenShorts])
      await this.#db.collection(name).deleteMany({ userId });
    await collectionOf(this.#db, shortsProgress).deleteOne({ _id: userId });
    const rows = collectionOf(this.#db, views);
    for (let found = ROWS_A_ROUND; found === ROWS_A_ROUND; ) {
      const mine = await rows.find({ userId }).limit(ROWS_A_ROUND).toArray();
      for (const { _id, ...view } of mine) {
        const viewerKey = `x:${randomUUID()}`;
        await inTransaction(this.#client, async (tx) => {
          await rows.deleteOne({ _id }, { session: tx });
          await rows.insertOne({ ...view, _id: `${view.videoId}:${viewerKey}`, viewerKey, userId: null }, { session: tx });
        });
      }
      found = mine.length;
    }
  }

  /** Everything that is held of a user, as JSON files. */
  async exportOf(userId: string): Promise<{ name: string; json: string }[]> {
    const files: { name: string; json: string }[] = [];
    for (const { name } of [videos, captions, watchHistory, savedVideos, seenShorts, views, watchSessions]) {
      const rows = await this.#db
        .collection(name)
        .find({ userId }, { projection: { search: 0 } })
        .limit(EXPORT_MAX)
        .toArray();
      files.push({ name: `video/${name}.json`, json: JSON.stringify(rows, null, 2) });
    }
    return files;
  }

  async reconcile(): Promise<{ checked: number; repaired: number }> {
    const result = { checked: 0, repaired: 0 };
    for (let afterId = ''; ; ) {
      const rows = await this.#videos
        .find({ _id: { $gt: afterId } }, { sort: { _id: 1 }, limit: ROWS_A_ROUND })
        .project<{ _id: string; stats: Counted }>({ stats: 1 })
        .toArray();
      for (const { _id, stats } of rows) {
        result.checked += 1;
        if (isDrift(stats, await this.#count(_id)) && (await this.#repair(_id))) result.repaired += 1;
      }
      if (rows.length < ROWS_A_ROUND) return result;
      afterId = rows.at(-1)?._id ?? '';
    }
  }

  /** Counts again in a transaction, because somebody may have watched in between; answers whether the counts were wrong. */
  #repair(_id: string): Promise<boolean> {
    return inTransaction(this.#client, async (tx) => {
      const video = await this.#videos.findOne({ _id }, { session: tx });
      const counted = await this.#count(_id, tx);
      if (video === null || !isDrift(video.stats, counted)) return false;
      await this.#videos.updateOne({ _id, userId: video.userId }, { $set: { stats: { ...counted } } }, { session: tx });
      return true;
    });
  }

  async #count(videoId: string, tx?: Transaction): Promise<Counted> {
    const options = tx ? { session: tx } : {};
    const [hours] = await collectionOf(this.#db, hourlyViews)
      .aggregate<{ views: number; plays: number; completions: number; watchTimeSec: number }>(
        [{ $match: { videoId } }, { $group: { _id: null, ...SUMS } }],
        options,
      )
      .toArray();
    const viewerCount = await collectionOf(this.#db, views).countDocuments({ videoId }, { ...options, hint: 'views_pair' });
    return {
      viewCount: hours?.views ?? 0,
      viewerCount,
      playCount: hours?.plays ?? 0,
      completionCount: hours?.completions ?? 0,
      watchTimeSec: hours?.watchTimeSec ?? 0,
    };
  }
}

function isDrift(kept: Counted, counted: Counted): boolean {
  const whole = ['viewCount', 'viewerCount', 'playCount', 'completionCount'] as const;
  return whole.some((field) => kept[field] !== counted[field]) || Math.abs(kept.watchTimeSec - counted.watchTimeSec) > DRIFT_SEC;
}
