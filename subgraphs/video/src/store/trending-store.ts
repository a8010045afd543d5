import { type VideoDocument, videos } from '@app/collections/wechat_video';
import { collectionOf } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { Scored, TrendingStore } from '../domain/refresh-trending.ts';
import type { Video } from '../domain/video.ts';
import { type ReadVideo, toVideo, WITHOUT_TOKENS } from './video-document.ts';

/** Trending scores, kept in the videos' own documents. */
export class MongoTrendingStore implements TrendingStore {
  readonly #videos: Collection<VideoDocument>;

  constructor(db: Db) {
    this.#videos = collectionOf(db, videos);
  }

  async takeChanged(limit: number): Promise<Video[]> {
    const rows = await this.#videos
      .find({ needsTrendingUpdate: true })
      .project<{ _id: string }>({ _id: 1 })
      .hint('videos_needs_trending')
      .limit(limit)
      .toArray();
    const _id = { $in: rows.map((row) => row._id) };
    // The call is answered before the counts are read: what is counted after that calls again.
    await this.#videos.updateMany({ _id }, { $set: { needsTrendingUpdate: false } });
    return (await this.#videos.find<ReadVideo>({ _id }, { projection: WITHOUT_TOKENS }).toArray()).map(toVideo);
  }

  async listDue(now: Date, limit: number): Promise<Video[]> {
    const found = await this.#videos
      .find<ReadVideo>({ rescoreAt: { $lte: now } }, { projection: WITHOUT_TOKENS, hint: 'videos_rescore' })
      .sort({ rescoreAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(toVideo);
  }

  async saveScores(scores: readonly Scored[]): Promise<void> {
    await this.#videos.bulkWrite(
      scores.map(({ id, userId, trendingScore, trending, rescoreAt }) => ({
        updateOne: { filter: { _id: id, userId }, update: { $set: { trendingScore, trending: { ...trending }, rescoreAt } } },
      })),
      { ordered: false },
    );
  }

  async noteChange(videoId: string): Promise<void> {
    await this.#videos.updateOne({ _id: videoId }, { $set: { needsTrendingUpdate: true } });
  }

  async noteAll(): Promise<void> {
    await this.#videos.updateMany({ isListed: true }, { $set: { needsTrendingUpdate: true } }, { hint: 'videos_followed' });
  }
}
