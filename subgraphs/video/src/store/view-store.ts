import {
  type HourlyViewsDocument,
  hourlyViews,
  RETENTION_PARTS,
  type RetentionDocument,
  retention,
  VIEWS_REMEMBERED,
  type ViewDocument,
  views,
} from '@app/collections/wechat_video';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Document } from 'mongodb';
import type { HourOfViews, TimeRange, ViewStore, WatchDeltas } from '../domain/watching.ts';

/** What was counted of the watching of videos: views by viewer, hours, and how far people come. */
export class MongoViewStore implements ViewStore {
  readonly #views: Collection<ViewDocument>;
  readonly #hours: Collection<HourlyViewsDocument>;
  readonly #retention: Collection<RetentionDocument>;

  constructor(db: Db) {
    this.#views = collectionOf(db, views);
    this.#hours = collectionOf(db, hourlyViews);
    this.#retention = collectionOf(db, retention);
  }

  async lastCounted(videoId: string, viewerKeys: readonly string[], tx: Transaction): Promise<ReadonlyMap<string, Date>> {
    const found = await this.#views
      .find({ videoId, viewerKey: { $in: [...viewerKeys] } }, { session: tx })
      .project<{ viewerKey: string; lastAt: Date }>({ viewerKey: 1, lastAt: 1 })
      .toArray();
    return new Map(found.map(({ viewerKey, lastAt }) => [viewerKey, lastAt]));
  }

  async record(
    videoId: string,
    viewers: readonly { viewerKey: string; userId: string | null }[],
    at: Date,
    tx: Transaction,
  ): Promise<void> {
    await this.#views.bulkWrite(
      viewers.map(({ viewerKey, userId }) => ({
        updateOne: {
          filter: { _id: `${videoId}:${viewerKey}`, videoId, viewerKey },
          update: { $set: { userId, lastAt: at }, $push: { at: { $each: [at], $slice: -VIEWS_REMEMBERED } } },
          upsert: true,
        },
      })),
      { session: tx },
    );
  }

  async countViewers(videoId: string, { since, until }: TimeRange): Promise<number> {
    const within = { ...(since ? { $gte: since } : {}), ...(until ? { $lt: until } : {}) };
    return this.#views.countDocuments({ videoId, at: { $elemMatch: within } }, { hint: 'views_time' });
  }

  async addHour(
    videoId: string,
    hourAt: Date,
    { views: viewCount, plays, completions, watchTimeSec }: WatchDeltas,
    tx: Transaction,
  ): Promise<void> {
    await this.#hours.updateOne(
      { _id: `${videoId}:${hourAt.toISOString()}`, videoId, hourAt },
      { $inc: { views: viewCount, plays, completions, watchTimeSec } },
      { upsert: true, session: tx },
    );
  }

  async hours(videoId: string, range: TimeRange, limit: number): Promise<HourOfViews[]> {
    const found = await this.#hours
      .find({ videoId, ...withinHours(range) })
      .sort({ hourAt: -1 })
      .limit(limit)
      .toArray();
    return found
      .map(({ hourAt, views: viewCount, plays, completions, watchTimeSec }) => ({
        ...{ hourAt, views: viewCount, plays, completions, watchTimeSec },
      }))
      .reverse();
  }

  async sumHours(videoId: string, range: TimeRange): Promise<Omit<HourOfViews, 'hourAt'>> {
    const [sums] = await this.#hours
      .aggregate<Omit<HourOfViews, 'hourAt'>>([
        { $match: { videoId, ...withinHours(range) } },
        { $group: { _id: null, ...SUMS } },
        { $project: { _id: 0 } },
      ])
      .toArray();
    return sums ?? { views: 0, plays: 0, completions: 0, watchTimeSec: 0 };
  }

  async addRetention(videoId: string, plays: number, parts: readonly number[], tx: Transaction): Promise<void> {
    if (plays === 0 && parts.every((count) => count === 0)) return;
    const partNow = { $ifNull: [{ $arrayElemAt: ['$parts', '$$part'] }, 0] };
    await this.#retention.updateOne(
      { _id: videoId },
      [
        {
          $set: {
            plays: { $add: [{ $ifNull: ['$plays', 0] }, plays] },
            parts: {
              $map: {
                input: { $range: [0, RETENTION_PARTS] },
                as: 'part',
                in: { $add: [partNow, { $arrayElemAt: [[...parts], '$$part'] }] },
              },
            },
          },
        },
      ],
      { upsert: true, session: tx },
    );
  }

  async retention(videoId: string): Promise<{ plays: number; parts: readonly number[] } | null> {
    return this.#retention.findOne({ _id: videoId });
  }
}

/** All hours of a group together. */
export const SUMS: Document = {
  views: { $sum: '$views' },
  plays: { $sum: '$plays' },
  completions: { $sum: '$completions' },
  watchTimeSec: { $sum: '$watchTimeSec' },
};

function withinHours({ since, until }: TimeRange): Document {
  if (since === null && until === null) return {};
  return { hourAt: { ...(since ? { $gte: since } : {}), ...(until ? { $lt: until } : {}) } };
}
