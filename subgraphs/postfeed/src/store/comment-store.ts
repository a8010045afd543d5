import { type CommentDocument, comments } from '@app/collections/wechat_postfeed';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Document, Filter } from 'mongodb';
import type { Comment } from '../domain/comment.ts';
import type { CommentStore, ScorePosition } from '../domain/ports.ts';
import { REACTION_TYPES, type ReactionType, type RichText, type TimePosition } from '../domain/post.ts';
import { behindScore, behindTime, NEWEST_FIRST, OLDEST_FIRST } from './positions.ts';

const BY_SCORE = { 'stats.score': -1, createdAt: -1, _id: -1 } as const;
const SCORE: Document = { $add: ['$stats.reactions', { $multiply: [2, '$stats.replies'] }] };

/** Comments in MongoDB: one document a comment. */
export class MongoCommentStore implements CommentStore {
  readonly #comments: Collection<CommentDocument>;

  constructor(db: Db) {
    this.#comments = collectionOf(db, comments);
  }

  async findById(id: string, tx?: Transaction): Promise<Comment | null> {
    const found = await this.#comments.findOne({ _id: id }, tx ? { session: tx } : {});
    return found === null ? null : toComment(found);
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Comment>> {
    if (ids.length === 0) return new Map();
    const found = await this.#comments.find({ _id: { $in: [...new Set(ids)] } }).toArray();
    return new Map(found.map((document) => [document._id, toComment(document)]));
  }

  async insert(comment: Comment, tx: Transaction): Promise<void> {
    await this.#comments.insertOne(toDocument(comment), { session: tx });
  }

  async updateContent(
    id: string,
    content: RichText,
    mentionIds: readonly string[],
    editedAt: Date,
    tx: Transaction,
  ): Promise<boolean> {
    const { matchedCount } = await this.#comments.updateOne(
      { _id: id, isDeleted: false },
      { $set: { content: { text: content.text, ranges: [...content.ranges] }, mentionIds: [...mentionIds], editedAt } },
      { session: tx },
    );
    return matchedCount === 1;
  }

  async markDeleted(
    id: string,
    isListed: boolean,
    at: Date,
    removal: { byId: string; reason: string } | null,
    tx: Transaction,
  ): Promise<boolean> {
    const { matchedCount } = await this.#comments.updateOne(
      { _id: id, isDeleted: false },
      { $set: { isDeleted: true, deletedAt: at, isListed, removal } },
      { session: tx },
    );
    return matchedCount === 1;
  }

  async unlist(id: string, tx: Transaction): Promise<void> {
    await this.#comments.updateOne({ _id: id }, { $set: { isListed: false } }, { session: tx });
  }

  async addReplies(
    ids: readonly string[],
    deltas: { replies: number; listedDescendants: number },
    tx: Transaction,
  ): Promise<void> {
    if (ids.length === 0) return;
    const { replies, listedDescendants } = deltas;
    await this.#comments.updateMany(
      { _id: { $in: [...ids] } },
      [
        {
          $set: {
            'stats.replies': { $add: ['$stats.replies', replies] },
            listedDescendants: { $add: ['$listedDescendants', listedDescendants] },
          },
        },
        { $set: { 'stats.score': SCORE } },
      ],
      { session: tx },
    );
  }

  async addChildren(id: string, delta: number, tx: Transaction, options: { onlyAlive?: boolean } = {}): Promise<boolean> {
    const filter: Filter<CommentDocument> = options.onlyAlive ? { _id: id, isDeleted: false } : { _id: id };
    const { matchedCount } = await this.#comments.updateOne(filter, { $inc: { listedChildren: delta } }, { session: tx });
    return matchedCount === 1;
  }

  async addReactions(
    id: string,
    deltas: Partial<Record<ReactionType, number>>,
    tx: Transaction,
    options: { deletedToo?: boolean } = {},
  ): Promise<boolean> {
    const moved = REACTION_TYPES.flatMap((type) => (deltas[type] ? [[`stats.byReaction.${type}`, deltas[type]] as const] : []));
    const total = moved.reduce((sum, [, delta]) => sum + delta, 0);
    const sets = [...moved, ['stats.reactions', total] as const].map(([path, delta]) => [path, { $add: [`$${path}`, delta] }]);
    const { matchedCount } = await this.#comments.updateOne(
      options.deletedToo ? { _id: id } : { _id: id, isDeleted: false },
      [{ $set: Object.fromEntries(sets) }, { $set: { 'stats.score': SCORE } }],
      { session: tx },
    );
    return matchedCount === 1;
  }

  async listLevel(
    rootId: string,
    parentId: string | null,
    order: 'NEWEST' | 'OLDEST',
    after: TimePosition | null,
    limit: number,
  ): Promise<Comment[]> {
    const found = await this.#comments
      .find({ rootId, parentId, isListed: true, ...behindTime<CommentDocument>(after, { order }) })
      .sort(order === 'NEWEST' ? NEWEST_FIRST : OLDEST_FIRST)
      .limit(limit)
      .hint('comments_level')
      .toArray();
    return found.map(toComment);
  }

  async listTop(rootId: string, parentId: string | null, after: ScorePosition | null, limit: number): Promise<ScorePosition[]> {
    const found = await this.#comments
      .find({ rootId, parentId, isListed: true, ...behindScore<CommentDocument>(after, 'stats.score') })
      .sort(BY_SCORE)
      .limit(limit)
      .project<{ _id: string; createdAt: Date; stats: { score: number } }>({ createdAt: 1, 'stats.score': 1 })
      .hint('comments_top')
      .toArray();
    return found.map(({ _id, createdAt, stats }) => ({ score: stats.score, atMs: createdAt.getTime(), id: _id }));
  }

  async listThreads(rootId: string, threadIds: readonly string[]): Promise<Comment[]> {
    if (threadIds.length === 0) return [];
    const found = await this.#comments
      .find({ rootId, threadId: { $in: [...threadIds] }, isListed: true })
      .sort({ threadId: 1, path: 1 })
      .hint('comments_thread')
      .toArray();
    return found.map(toComment);
  }

  async listThread(rootId: string, threadId: string, afterPath: string | null, limit: number): Promise<Comment[]> {
    if (limit === 0) return [];
    const found = await this.#comments
      .find({ rootId, threadId, isListed: true, ...(afterPath === null ? {} : { path: { $gt: afterPath } }) })
      .sort({ path: 1 })
      .limit(limit)
      .hint('comments_thread')
      .toArray();
    return found.map(toComment);
  }

  async listByAuthor(userId: string, after: TimePosition | null, limit: number): Promise<Comment[]> {
    const found = await this.#comments
      .find({ userId, isDeleted: false, ...behindTime<CommentDocument>(after) })
      .sort(NEWEST_FIRST)
      .limit(limit)
      .toArray();
    return found.map(toComment);
  }

  async count(rootId: string, parentId: string | null | undefined, hiddenAuthorIds: readonly string[]): Promise<number> {
    const listed: Filter<CommentDocument> = { rootId, isListed: true, ...(parentId === undefined ? {} : { parentId }) };
    const lonely = { listedChildren: 0, isDeleted: false };
    const [all, deactivated, blocked] = await Promise.all([
      this.#comments.countDocuments(listed),
      this.#comments.countDocuments({ ...listed, ...lonely, isHidden: true }),
      hiddenAuthorIds.length === 0
        ? 0
        : this.#comments.countDocuments({ ...listed, ...lonely, isHidden: false, userId: { $in: [...hiddenAuthorIds] } }),
    ]);
    return all - deactivated - blocked;
  }

  async countByAuthor(userId: string): Promise<number> {
    return this.#comments.countDocuments({ userId, isDeleted: false });
  }

  async setHiddenByAuthor(userId: string, isHidden: boolean): Promise<void> {
    await this.#comments.updateMany({ userId, isHidden: !isHidden }, { $set: { isHidden } });
  }
}

function toComment({ _id, deletedAt: _deletedAt, removal: _removal, ...fields }: CommentDocument): Comment {
  return { id: _id, ...fields };
}

function toDocument({ id, content, mentionIds, mediaIds, stats, ...fields }: Comment): CommentDocument {
  return {
    _id: id,
    ...fields,
    content: { text: content.text, ranges: [...content.ranges] },
    mentionIds: [...mentionIds],
    mediaIds: [...mediaIds],
    stats: { ...stats, byReaction: { ...stats.byReaction } },
    deletedAt: null,
    removal: null,
  };
}
