import {
  type BookmarkDocument,
  bookmarks,
  type DraftDocument,
  drafts,
  type PostRevisionDocument,
  postRevisions,
  type ThreadMuteDocument,
  threadMutes,
} from '@app/collections/wechat_postfeed';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { BookmarkStore, Draft, DraftStore, PostRevision, RevisionStore, ThreadMuteStore } from '../domain/ports.ts';
import type { TimePosition } from '../domain/post.ts';
import { behindTime } from './positions.ts';

/** Bookmarks in MongoDB: one row a user and post. */
export class MongoBookmarkStore implements BookmarkStore {
  readonly #bookmarks: Collection<BookmarkDocument>;

  constructor(db: Db) {
    this.#bookmarks = collectionOf(db, bookmarks);
  }

  async put(userId: string, postId: string, at: Date): Promise<void> {
    await this.#bookmarks.updateOne(
      { _id: rowId(userId, postId) },
      { $setOnInsert: { userId, postId, createdAt: at } },
      { upsert: true },
    );
  }

  async remove(userId: string, postId: string): Promise<void> {
    await this.#bookmarks.deleteOne({ _id: rowId(userId, postId) });
  }

  async among(userId: string, postIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.#bookmarks.find({ _id: { $in: postIds.map((id) => rowId(userId, id)) } }).toArray();
    return new Set(found.map(({ postId }) => postId));
  }

  async list(userId: string, after: TimePosition | null, limit: number): Promise<TimePosition[]> {
    const found = await this.#bookmarks
      .find({ userId, ...behindTime<BookmarkDocument>(after, { idField: 'postId' }) })
      .sort({ createdAt: -1, postId: -1 })
      .limit(limit)
      .toArray();
    return found.map(({ postId, createdAt }) => ({ atMs: createdAt.getTime(), id: postId }));
  }
}

/** Silent threads in MongoDB: one row a user and subject. */
export class MongoThreadMuteStore implements ThreadMuteStore {
  readonly #mutes: Collection<ThreadMuteDocument>;

  constructor(db: Db) {
    this.#mutes = collectionOf(db, threadMutes);
  }

  async set(userId: string, subjectId: string, isMuted: boolean, at: Date, tx: Transaction): Promise<boolean> {
    const _id = rowId(userId, subjectId);
    if (!isMuted) return (await this.#mutes.deleteOne({ _id }, { session: tx })).deletedCount === 1;
    const result = await this.#mutes.updateOne(
      { _id },
      { $setOnInsert: { userId, subjectId, createdAt: at } },
      { upsert: true, session: tx },
    );
    return result.upsertedCount === 1;
  }
}

/** States of posts' texts in MongoDB: one row a state, from the first edit on. */
export class MongoRevisionStore implements RevisionStore {
  readonly #revisions: Collection<PostRevisionDocument>;

  constructor(db: Db) {
    this.#revisions = collectionOf(db, postRevisions);
  }

  async insert(revisions: readonly PostRevision[], tx: Transaction): Promise<void> {
    await this.#revisions.bulkWrite(
      revisions.map((revision) => ({
        updateOne: {
          filter: { _id: `${revision.postId}:${revision.revision}` },
          update: { $setOnInsert: revision },
          upsert: true,
        },
      })),
      { session: tx },
    );
  }

  async list(postId: string, before: number | null, limit: number): Promise<PostRevision[]> {
    return this.#revisions
      .find({ postId, ...(before === null ? {} : { revision: { $lt: before } }) })
      .sort({ revision: -1 })
      .limit(limit)
      .toArray();
  }
}

/** Drafts and scheduled posts in MongoDB. */
export class MongoDraftStore implements DraftStore {
  readonly #drafts: Collection<DraftDocument>;

  constructor(db: Db) {
    this.#drafts = collectionOf(db, drafts);
  }

  async find(userId: string, id: string, tx?: Transaction): Promise<Draft | null> {
    const found = await this.#drafts.findOne({ _id: id, userId }, tx ? { session: tx } : {});
    return found === null ? null : toDraft(found);
  }

  async count(userId: string): Promise<number> {
    return this.#drafts.countDocuments({ userId });
  }

  async insert(draft: Draft, tx?: Transaction): Promise<void> {
    await this.#drafts.insertOne(toDraftDocument(draft), tx ? { session: tx } : {});
  }

  async replace(draft: Draft, tx?: Transaction): Promise<boolean> {
    const { _id, ...fields } = toDraftDocument(draft);
    const result = await this.#drafts.replaceOne({ _id, userId: draft.userId }, fields, tx ? { session: tx } : {});
    return result.matchedCount === 1;
  }

  async remove(userId: string, id: string, tx?: Transaction): Promise<boolean> {
    const { deletedCount } = await this.#drafts.deleteOne({ _id: id, userId }, tx ? { session: tx } : {});
    return deletedCount === 1;
  }

  async list(userId: string, kind: 'PLAIN' | 'SCHEDULED', after: TimePosition | null, limit: number): Promise<Draft[]> {
    const found =
      kind === 'PLAIN'
        ? await this.#drafts
            .find({ userId, publishAt: null, ...behindTime<DraftDocument>(after, { field: 'updatedAt' }) })
            .sort({ updatedAt: -1, _id: -1 })
            .limit(limit)
            .toArray()
        : await this.#drafts
            .find({
              userId,
              $and: [
                { publishAt: { $gt: new Date(0) } },
                behindTime<DraftDocument>(after, { field: 'publishAt', order: 'OLDEST' }),
              ],
            })
            .sort({ publishAt: 1, _id: 1 })
            .limit(limit)
            .toArray();
    return found.map(toDraft);
  }

  async listDue(now: Date, limit: number): Promise<Draft[]> {
    const found = await this.#drafts
      .find({ publishAt: { $type: 'date', $lte: now } })
      .sort({ publishAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(toDraft);
  }
}

function toDraftDocument({ id, mediaIds, ...fields }: Draft): DraftDocument {
  return { _id: id, ...fields, mediaIds: [...mediaIds] };
}

function toDraft({ _id, ...fields }: DraftDocument): Draft {
  return { id: _id, ...fields };
}

function rowId(userId: string, otherId: string): string {
  return `${userId}:${otherId}`;
}
