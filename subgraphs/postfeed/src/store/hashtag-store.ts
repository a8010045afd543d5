import {
  type HashtagDocument,
  type HashtagHourDocument,
  hashtagHours,
  hashtags,
  type PostDocument,
  posts,
} from '@app/collections/wechat_postfeed';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { Hashtag, HashtagStore } from '../domain/ports.ts';
import type { TrendStore } from '../domain/refresh-hashtags.ts';

/** Hashtags in MongoDB: one document a tag, and one a tag and hour. */
export class MongoHashtagStore implements HashtagStore, TrendStore {
  readonly #hashtags: Collection<HashtagDocument>;
  readonly #hours: Collection<HashtagHourDocument>;
  readonly #posts: Collection<PostDocument>;

  constructor(db: Db) {
    this.#hashtags = collectionOf(db, hashtags);
    this.#hours = collectionOf(db, hashtagHours);
    this.#posts = collectionOf(db, posts);
  }

  async addPosts(deltas: ReadonlyMap<string, number>, now: Date, tx: Transaction): Promise<void> {
    if (deltas.size === 0) return;
    await this.#hashtags.bulkWrite(
      [...deltas].map(([tag, delta]) => ({
        updateOne: {
          filter: { _id: tag },
          update: {
            $inc: { postCount: delta },
            $max: { lastUsedAt: now },
            $setOnInsert: { trendScore: 0, isTrending: false, recentAuthors: 0, languages: [], createdAt: now, scoredAt: null },
          },
          upsert: delta > 0,
        },
      })),
      { session: tx, ordered: true },
    );
  }

  async findByTags(tags: readonly string[]): Promise<ReadonlyMap<string, Hashtag>> {
    const found = await this.#hashtags.find({ _id: { $in: [...tags] } }).toArray();
    return new Map(found.map((document) => [document._id, toHashtag(document)]));
  }

  async listTrending(language: string | null, limit: number): Promise<Hashtag[]> {
    const found = await this.#hashtags
      .find({ trendScore: { $gt: 0 }, ...(language === null ? {} : { languages: language }) })
      .sort({ trendScore: -1, _id: 1 })
      .limit(limit)
      .hint(language === null ? 'hashtags_trending' : 'hashtags_trending_language')
      .toArray();
    return found.map(toHashtag);
  }

  /** Different authors of each tag in each hour since `since`, counted from the public posts themselves: edits and deletions included. */
  async countAuthors(since: Date): Promise<{ tag: string; hourAt: Date; authors: number; languages: string[] }[]> {
    return this.#posts
      .aggregate<{ tag: string; hourAt: Date; authors: number; languages: string[] }>([
        { $match: { isPublic: true, createdAt: { $gte: since } } },
        { $project: { hashtags: 1, userId: 1, language: 1, hourAt: { $dateTrunc: { date: '$createdAt', unit: 'hour' } } } },
        { $unwind: '$hashtags' },
        { $group: { _id: { tag: '$hashtags', hourAt: '$hourAt', userId: '$userId' }, language: { $first: '$language' } } },
        {
          $group: {
            _id: { tag: '$_id.tag', hourAt: '$_id.hourAt' },
            authors: { $sum: 1 },
            languages: { $addToSet: '$language' },
          },
        },
        {
          $project: {
            _id: 0,
            tag: '$_id.tag',
            hourAt: '$_id.hourAt',
            authors: 1,
            languages: { $slice: [{ $filter: { input: '$languages', cond: { $ne: ['$$this', null] } } }, 20] },
          },
        },
      ])
      .toArray();
  }

  /** Different authors of each tag since `since`, each counted once. */
  async countRecentAuthors(since: Date): Promise<ReadonlyMap<string, number>> {
    const found = await this.#posts
      .aggregate<{ _id: string; authors: number }>([
        { $match: { isPublic: true, createdAt: { $gte: since } } },
        { $project: { hashtags: 1, userId: 1 } },
        { $unwind: '$hashtags' },
        { $group: { _id: { tag: '$hashtags', userId: '$userId' } } },
        { $group: { _id: '$_id.tag', authors: { $sum: 1 } } },
      ])
      .toArray();
    return new Map(found.map(({ _id, authors }) => [_id, authors]));
  }

  /** Keeps the counts of the hours since `since`; a tag that is no longer in one of them is taken out of it. */
  async putHours(
    hours: readonly { tag: string; hourAt: Date; authors: number }[],
    since: Date,
    expiresAt: (hourAt: Date) => Date,
  ): Promise<void> {
    await this.#hours.deleteMany({ hourAt: { $gte: since }, _id: { $nin: hours.map(hourId) } });
    if (hours.length === 0) return;
    await this.#hours.bulkWrite(
      hours.map((hour) => ({
        updateOne: {
          filter: { _id: hourId(hour) },
          update: {
            $set: { authors: hour.authors },
            $setOnInsert: { tag: hour.tag, hourAt: hour.hourAt, expiresAt: expiresAt(hour.hourAt) },
          },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }

  /** Sum of hourly authors of each tag between two hours. */
  async sumAuthors(tags: readonly string[], from: Date, to: Date): Promise<ReadonlyMap<string, number>> {
    const found = await this.#hours
      .aggregate<{ _id: string; authors: number }>([
        { $match: { tag: { $in: [...tags] }, hourAt: { $gte: from, $lt: to } } },
        { $group: { _id: '$tag', authors: { $sum: '$authors' } } },
      ])
      .toArray();
    return new Map(found.map(({ _id, authors }) => [_id, authors]));
  }

  /** Tags that have a score now. */
  async listScored(): Promise<string[]> {
    const found = await this.#hashtags
      .find({ trendScore: { $gt: 0 } })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    return found.map(({ _id }) => _id);
  }

  /** Writes scores of existing tags. */
  async putScores(
    scores: readonly { tag: string; trendScore: number; isTrending: boolean; recentAuthors: number; languages: string[] }[],
    scoredAt: Date,
  ): Promise<void> {
    if (scores.length === 0) return;
    await this.#hashtags.bulkWrite(
      scores.map(({ tag, ...fields }) => ({ updateOne: { filter: { _id: tag }, update: { $set: { ...fields, scoredAt } } } })),
      { ordered: false },
    );
  }
}

function hourId({ tag, hourAt }: { tag: string; hourAt: Date }): string {
  return `${tag}@${hourAt.toISOString().slice(0, 13)}`;
}

function toHashtag({ _id, postCount, trendScore, isTrending }: HashtagDocument): Hashtag {
  return { tag: _id, postCount, trendScore, isTrending };
}
