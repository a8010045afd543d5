import { type PostDocument, posts } from '@app/collections/wechat_postfeed';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Filter, FindOptions } from 'mongodb';
import type {
  NewPost,
  PostChanges,
  PostSearch,
  PostStore,
  ScorePosition,
  StatDeltas,
  TimelineFilter,
  Vote,
} from '../domain/ports.ts';
import type { Post, TimePosition } from '../domain/post.ts';
import { behindScore, behindTime, NEWEST_FIRST } from './positions.ts';
import { type ReadPost, SCORE, statsUpdate, toDocument, toPost, toUpdate, WITHOUT_TOKENS } from './post-document.ts';
import { WordCounts } from './word-counts.ts';

const EARTH_RADIUS_METERS = 6_378_137;
/** How far back a list of what is near looks at first, then further; null: to the beginning. */
const NEAR_SPANS_MS = [3_600_000, 12 * 3_600_000, 7 * 86_400_000, null] as const;
const BY_SCORE = { 'stats.engagementScore': -1, createdAt: -1, _id: -1 } as const;
/** Authors whose posts one query merges by index; more would make the server sort in memory. */
const AUTHORS_A_QUERY = 150;
/** Where even the rarest word is in many posts, the best are chosen among so many of the newest. */
const TOP_AMONG_NEWEST = 1_000;

/** Posts in MongoDB: one document a post. */
export class MongoPostStore implements PostStore {
  readonly #posts: Collection<PostDocument>;
  readonly #words: WordCounts;

  constructor(db: Db) {
    this.#posts = collectionOf(db, posts);
    this.#words = new WordCounts(db);
  }

  async findById(id: string, tx?: Transaction): Promise<Post | null> {
    const [found] = await this.#read({ _id: id }, tx ? { session: tx } : {});
    return found ?? null;
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Post>> {
    if (ids.length === 0) return new Map();
    const found = await this.#read({ _id: { $in: [...new Set(ids)] } });
    return new Map(found.map((post) => [post.id, post]));
  }

  async insert(post: NewPost, tx: Transaction): Promise<void> {
    await this.#posts.insertOne(toDocument(post), { session: tx });
  }

  async update(id: string, changes: PostChanges, tx: Transaction, options: { deletedToo?: boolean } = {}): Promise<boolean> {
    const { matchedCount } = await this.#posts.updateOne(living(id, options), { $set: toUpdate(changes) }, { session: tx });
    return matchedCount === 1;
  }

  async addStats(id: string, deltas: StatDeltas, tx: Transaction, options: { deletedToo?: boolean } = {}): Promise<boolean> {
    const { matchedCount } = await this.#posts.updateOne(living(id, options), statsUpdate(deltas), { session: tx });
    return matchedCount === 1;
  }

  async listByAuthor(filter: TimelineFilter, after: TimePosition | null, limit: number): Promise<Post[]> {
    const { userId, visibilities, hasMedia } = filter;
    const own: Filter<PostDocument> = { userId, visibility: { $in: [...visibilities] }, isDeleted: false };
    return this.#read(
      { ...own, ...(hasMedia ? { hasMedia: true } : {}), ...behindTime<PostDocument>(after) },
      { sort: NEWEST_FIRST, limit, hint: hasMedia ? 'posts_media' : 'posts_feed' },
    );
  }

  async listIdsByAuthors(authorIds: readonly string[], after: TimePosition | null, limit: number): Promise<TimePosition[]> {
    const found: TimePosition[][] = [];
    for (let start = 0; start < authorIds.length; start += AUTHORS_A_QUERY) {
      const userId = { $in: authorIds.slice(start, start + AUTHORS_A_QUERY) };
      const rows = await this.#posts
        .find({ userId, isDeleted: false, ...behindTime<PostDocument>(after) })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .project<{ _id: string; createdAt: Date }>({ createdAt: 1 })
        .hint('posts_timeline')
        .toArray();
      found.push(rows.map(({ _id, createdAt }) => ({ atMs: createdAt.getTime(), id: _id })));
    }
    if (found.length === 1) return found[0] ?? [];
    return found
      .flat()
      .sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? 1 : -1))
      .slice(0, limit);
  }

  async listByHashtag(tag: string, after: TimePosition | null, limit: number): Promise<Post[]> {
    return this.#read({ hashtags: tag, isDeleted: false, ...behindTime<PostDocument>(after) }, { sort: NEWEST_FIRST, limit });
  }

  async listTopByHashtag(tag: string, after: ScorePosition | null, limit: number): Promise<ScorePosition[]> {
    return this.#scored({ hashtags: tag, isDeleted: false }, after, limit);
  }

  async listTrending(after: ScorePosition | null, limit: number): Promise<ScorePosition[]> {
    return this.#scored({ isPublic: true }, after, limit);
  }

  async listNear(
    point: { latitude: number; longitude: number },
    radiusMeters: number,
    after: TimePosition | null,
    limit: number,
  ): Promise<Post[]> {
    const circle: [[number, number], number] = [[point.longitude, point.latitude], radiusMeters / EARTH_RADIUS_METERS];
    // The index knows places and times but not the newest around a place: ever longer spans of time, so that a busy place sorts few.
    const from = after?.atMs ?? Date.now();
    let found: Post[] = [];
    for (const spanMs of NEAR_SPANS_MS) {
      const since: Filter<PostDocument> = spanMs === null ? {} : { createdAt: { $gte: new Date(from - spanMs) } };
      const near: Filter<PostDocument> = { isPublic: true, location: { $geoWithin: { $centerSphere: circle } } };
      found = await this.#read(
        { $and: [near, since, behindTime<PostDocument>(after)] },
        { sort: NEWEST_FIRST, limit, hint: 'posts_nearby' },
      );
      if (found.length >= limit) break;
    }
    return found;
  }

  async search(search: PostSearch, after: TimePosition | null, limit: number): Promise<Post[]> {
    const { token } = await this.#words.rarest(search.tokens);
    const filter = { $and: [searchFilter(search, token), behindTime<PostDocument>(after)] };
    return this.#read(filter, { sort: NEWEST_FIRST, limit, hint: 'posts_words' });
  }

  async searchTop(search: PostSearch, after: ScorePosition | null, limit: number): Promise<ScorePosition[]> {
    const { token, isRare } = await this.#words.rarest(search.tokens);
    const filter = searchFilter(search, token);
    if (isRare) return this.#scored({ ...filter, $text: { $search: token } }, after, limit);
    const newest = await this.#posts
      .find(filter)
      .sort(NEWEST_FIRST)
      .limit(TOP_AMONG_NEWEST)
      .project<ScoredRow>(SCORED)
      .hint('posts_words')
      .toArray();
    return newest
      .map(toScorePosition)
      .sort(byScore)
      .filter((row) => after === null || byScore(row, after) > 0)
      .slice(0, limit);
  }

  async findPinned(userId: string): Promise<Post | null> {
    return (await this.#read({ userId, isPinned: true, isDeleted: false }))[0] ?? null;
  }

  async unpinAll(userId: string, tx: Transaction): Promise<void> {
    await this.#posts.updateMany({ userId, isPinned: true }, { $set: { isPinned: false } }, { session: tx });
  }

  async findShare(userId: string, originalId: string, tx?: Transaction): Promise<Post | null> {
    const found = await this.#read({ userId, originalId, kind: 'SHARE', isDeleted: false }, tx ? { session: tx } : {});
    return found[0] ?? null;
  }

  async sharedAmong(userId: string, originalIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.#posts
      .find({ userId, originalId: { $in: [...originalIds] }, kind: 'SHARE', isDeleted: false })
      .project<{ originalId: string }>({ originalId: 1 })
      .toArray();
    return new Set(found.map(({ originalId }) => originalId));
  }

  async findAnnouncement(ownerId: string, videoId: string, tx?: Transaction): Promise<Post | null> {
    return (await this.#read({ userId: ownerId, videoId, isAnnouncement: true }, tx ? { session: tx } : {}))[0] ?? null;
  }

  async addVotes(id: string, votes: readonly Vote[], now: Date, tx: Transaction): Promise<boolean> {
    const byOption = Map.groupBy(
      votes.flatMap(({ optionIds }) => optionIds),
      (optionId) => optionId,
    );
    const options = [...byOption.keys()];
    const counts = options.map((optionId, index) => [`poll.options.$[o${index}].votes`, byOption.get(optionId)?.length ?? 0]);
    const { matchedCount } = await this.#posts.updateOne(
      { _id: id, isDeleted: false, 'poll.closesAt': { $gt: now } },
      { $inc: { 'poll.voters': votes.length, ...Object.fromEntries(counts) } },
      { session: tx, arrayFilters: options.map((optionId, index) => ({ [`o${index}.id`]: optionId })) },
    );
    return matchedCount === 1;
  }

  async listEndedPolls(now: Date, limit: number): Promise<Post[]> {
    return this.#read(
      { 'poll.isEndTold': false, 'poll.closesAt': { $lte: now }, isDeleted: false },
      { sort: { 'poll.closesAt': 1 }, limit },
    );
  }

  async markPollEndTold(id: string, tx: Transaction): Promise<boolean> {
    const { modifiedCount } = await this.#posts.updateOne(
      { _id: id, 'poll.isEndTold': false },
      { $set: { 'poll.isEndTold': true } },
      { session: tx },
    );
    return modifiedCount === 1;
  }

  async addViews(counts: ReadonlyMap<string, number>): Promise<void> {
    const operations = [...counts].map(([id, count]) => ({
      updateOne: {
        filter: { _id: id },
        update: [{ $set: { 'stats.views': { $add: ['$stats.views', count] } } }, { $set: { 'stats.engagementScore': SCORE } }],
      },
    }));
    if (operations.length > 0) await this.#posts.bulkWrite(operations, { ordered: false });
  }

  async listAllByAuthor(userId: string, afterId: string | null, limit: number): Promise<Post[]> {
    return this.#read({ userId, ...(afterId === null ? {} : { _id: { $gt: afterId } }) }, { sort: { _id: 1 }, limit });
  }

  async #read(filter: Filter<PostDocument>, options: FindOptions = {}): Promise<Post[]> {
    const found = await this.#posts.find<ReadPost>(filter, { ...options, projection: WITHOUT_TOKENS }).toArray();
    return found.map(toPost);
  }

  async #scored(filter: Filter<PostDocument>, after: ScorePosition | null, limit: number): Promise<ScorePosition[]> {
    const found = await this.#posts
      .find({ $and: [filter, behindScore<PostDocument>(after, 'stats.engagementScore')] })
      .sort(BY_SCORE)
      .limit(limit)
      .project<ScoredRow>(SCORED)
      .toArray();
    return found.map(toScorePosition);
  }
}

interface ScoredRow {
  readonly _id: string;
  readonly createdAt: Date;
  readonly stats: { readonly engagementScore: number };
}
const SCORED = { createdAt: 1, 'stats.engagementScore': 1 } as const;

function toScorePosition({ _id, createdAt, stats }: ScoredRow): ScorePosition {
  return { score: stats.engagementScore, atMs: createdAt.getTime(), id: _id };
}

function byScore(a: ScorePosition, b: ScorePosition): number {
  return b.score - a.score || b.atMs - a.atMs || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

function living(id: string, { deletedToo = false }: { deletedToo?: boolean }): Filter<PostDocument> {
  return deletedToo ? { _id: id } : { _id: id, isDeleted: false };
}

/** What a hit must be, besides having `driver`, the token that the index is asked for. */
function searchFilter(search: PostSearch, driver: string): Filter<PostDocument> {
  const { tokens, authorId, hashtag, hasMedia, language, since, until, viewerId } = search;
  const others = tokens.filter((token) => token !== driver);
  const createdAt = { ...(since === null ? {} : { $gte: since }), ...(until === null ? {} : { $lt: until }) };
  const visible: Filter<PostDocument> = { visibility: { $in: ['PUBLIC', 'FOLLOWERS', 'FRIENDS'] } };
  return {
    'content.tokens': driver,
    isDeleted: false,
    $and: [
      { $or: viewerId === null ? [visible] : [visible, { userId: viewerId }] },
      ...others.map((token) => ({ 'content.tokens': token })),
    ],
    ...(authorId === null ? {} : { userId: authorId }),
    ...(hashtag === null ? {} : { hashtags: hashtag }),
    ...(hasMedia === null ? {} : { hasMedia }),
    ...(language === null ? {} : { language }),
    ...(since === null && until === null ? {} : { createdAt }),
  };
}
