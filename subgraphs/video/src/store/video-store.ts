import { type VideoDocument, videos } from '@app/collections/wechat_video';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Filter, FindOptions } from 'mongodb';
import type { NewVideo, VideoChanges, VideoHit, VideoStore } from '../domain/ports.ts';
import type { DecayingCount, ScorePosition, TimePosition, Video, VideoType } from '../domain/video.ts';
import type { WatchDeltas } from '../domain/watching.ts';
import { behindScore, behindTime } from './positions.ts';
import { type ReadVideo, toDocument, toUpdate, toVideo, WITHOUT_TOKENS } from './video-document.ts';

const NEWEST_FIRST = { createdAt: -1, _id: -1 } as const;
/** Owners whose videos one query merges by index; more would make the server sort in memory. */
const OWNERS_A_QUERY = 150;
const UNFINISHED = ['UPLOADING', 'UPLOADED', 'PROCESSING'] as const;

/** Videos in MongoDB: one document a video. */
export class MongoVideoStore implements VideoStore {
  readonly #videos: Collection<VideoDocument>;

  constructor(db: Db) {
    this.#videos = collectionOf(db, videos);
  }

  async findById(id: string, tx?: Transaction): Promise<Video | null> {
    return (await this.#read({ _id: id }, tx ? { session: tx } : {}))[0] ?? null;
  }

  async findByIds(ids: readonly string[], tx?: Transaction): Promise<ReadonlyMap<string, Video>> {
    if (ids.length === 0) return new Map();
    const found = await this.#read({ _id: { $in: [...new Set(ids)] } }, tx ? { session: tx } : {});
    return new Map(found.map((video) => [video.id, video]));
  }

  async findByMediaId(mediaId: string): Promise<Video | null> {
    return (await this.#read({ mediaId }))[0] ?? null;
  }

  async insert(video: NewVideo, tx: Transaction): Promise<void> {
    await this.#videos.insertOne(toDocument(video), { session: tx });
  }

  async update(id: string, changes: VideoChanges, at: Date, tx: Transaction): Promise<Video | null> {
    const before = await this.findById(id, tx);
    if (before === null) return null;
    const set = toUpdate(before, changes, at);
    await this.#videos.updateOne({ _id: id, userId: before.userId }, { $set: set }, { session: tx });
    return { ...before, ...changes, isListed: set.isListed, isPublic: set.isPublic, updatedAt: at };
  }

  async listByUser(
    userId: string,
    { type, listedOnly }: { type: VideoType | null; listedOnly: boolean },
    after: TimePosition | null,
    limit: number,
  ): Promise<Video[]> {
    const filter: Filter<VideoDocument> = {
      userId,
      isDeleted: false,
      ...(listedOnly ? { isListed: true } : {}),
      ...(type ? { type } : {}),
      ...behindTime<VideoDocument>(after, 'createdAt'),
    };
    const hint = listedOnly ? 'videos_user_listed' : type ? 'videos_user_type' : 'videos_user';
    return this.#read(filter, { sort: NEWEST_FIRST, limit, hint });
  }

  async listAllByUser(userId: string, afterId: string | null, limit: number): Promise<Video[]> {
    const filter: Filter<VideoDocument> = { userId, ...(afterId === null ? {} : { _id: { $gt: afterId } }) };
    return this.#read(filter, { sort: { _id: 1 }, limit, hint: 'videos_owner' });
  }

  async listPublishedBy(userIds: readonly string[], after: TimePosition | null, limit: number): Promise<Video[]> {
    const found: Video[][] = [];
    for (let start = 0; start < userIds.length; start += OWNERS_A_QUERY) {
      const userId = { $in: userIds.slice(start, start + OWNERS_A_QUERY) };
      found.push(
        await this.#read(
          { userId, isListed: true, ...behindTime<VideoDocument>(after, 'publishedAt') },
          { sort: { publishedAt: -1, _id: -1 }, limit, hint: 'videos_followed' },
        ),
      );
    }
    if (found.length === 1) return found[0] ?? [];
    const timeOf = ({ publishedAt }: Video) => publishedAt?.getTime() ?? 0;
    return found
      .flat()
      .sort((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? 1 : -1))
      .slice(0, limit);
  }

  async listTrending(type: VideoType | null, after: ScorePosition | null, limit: number): Promise<ScorePosition[]> {
    const tie = type === null ? 'stats.viewCount' : 'createdAt';
    const found = await this.#videos
      .find({ isPublic: true, ...(type ? { type } : {}), ...behindScore<VideoDocument>(after, tie) })
      .sort({ trendingScore: -1, [tie]: -1, _id: -1 })
      .limit(limit)
      .hint(type ? 'videos_shorts_feed' : 'videos_trending')
      .project<Pick<VideoDocument, '_id' | 'trendingScore' | 'createdAt' | 'stats'>>({
        trendingScore: 1,
        ...(type ? { createdAt: 1 } : { 'stats.viewCount': 1 }),
      })
      .toArray();
    return found.map(({ _id, trendingScore, createdAt, stats }) => ({
      id: _id,
      score: trendingScore,
      tie: type ? createdAt.getTime() : stats.viewCount,
    }));
  }

  async listOldestShorts(after: TimePosition | null, limit: number): Promise<TimePosition[]> {
    const found = await this.#videos
      .find({ isPublic: true, type: 'SHORT', ...behindTime<VideoDocument>(after, 'createdAt', { order: 'OLDEST' }) })
      .sort({ createdAt: 1, _id: 1 })
      .limit(limit)
      .hint('videos_shorts_oldest')
      .project<Pick<VideoDocument, '_id' | 'createdAt'>>({ createdAt: 1 })
      .toArray();
    return found.map(({ _id, createdAt }) => ({ id: _id, atMs: createdAt.getTime() }));
  }

  async search(
    textSearch: string,
    type: VideoType | null,
    after: { score: number; id: string } | null,
    limit: number,
  ): Promise<VideoHit[]> {
    const beyond =
      after === null
        ? []
        : [{ $match: { $or: [{ score: { $lt: after.score } }, { score: after.score, _id: { $gt: after.id } }] } }];
    const found = await this.#videos
      .aggregate<ReadVideo & { score: number }>([
        { $match: { $text: { $search: textSearch }, isListed: true, ...(type ? { type } : {}) } },
        { $project: WITHOUT_TOKENS },
        { $addFields: { score: { $meta: 'textScore' } } },
        ...beyond,
        { $sort: { score: -1, _id: 1 } },
        { $limit: limit },
      ])
      .toArray();
    return found.map(({ score, ...document }) => ({ video: toVideo(document), score }));
  }

  async listUnfinished(before: Date, after: Pick<Video, 'id'> | null, limit: number): Promise<Video[]> {
    const found: Video[] = [];
    for (const status of UNFINISHED) {
      const filter = { status, isDeleted: false, updatedAt: { $lt: before }, ...(after ? { _id: { $gt: after.id } } : {}) };
      found.push(...(await this.#read(filter, { sort: { _id: 1 }, limit, hint: 'videos_unfinished' })));
    }
    return found.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  async addWatching(
    { id, userId }: Pick<Video, 'id' | 'userId'>,
    { views, viewers, plays, completions, watchTimeSec }: WatchDeltas,
    velocity: DecayingCount,
    tx: Transaction,
  ): Promise<void> {
    await this.#videos.updateOne(
      { _id: id, userId },
      {
        $inc: {
          'stats.viewCount': views,
          'stats.viewerCount': viewers,
          'stats.playCount': plays,
          'stats.completionCount': completions,
          'stats.watchTimeSec': watchTimeSec,
        },
        $set: { velocity: { ...velocity }, needsTrendingUpdate: true },
      },
      { session: tx },
    );
  }

  async #read(filter: Filter<VideoDocument>, options: FindOptions = {}): Promise<Video[]> {
    const found = await this.#videos.find<ReadVideo>(filter, { ...options, projection: WITHOUT_TOKENS }).toArray();
    return found.map(toVideo);
  }
}
