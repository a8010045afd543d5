import {
  bookmarks,
  type CommentDocument,
  comments,
  drafts,
  mutedWords,
  type PollVoteDocument,
  type PostDocument,
  pollVotes,
  popularAuthors,
  postRevisions,
  posts,
  reactions,
  threadMutes,
} from '@app/collections/wechat_postfeed';
import { newId, type Transact } from '@app/kernel';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Filter } from 'mongodb';
import type { Purged } from '../domain/accounts.ts';

const ROWS_A_ROUND = 200;
const EXPORT_MAX = 50_000;

/** Work on the whole store that no request waits for: purging, erasing, exporting. */
export class MongoHousekeeping {
  readonly #db: Db;
  readonly #posts: Collection<PostDocument>;
  readonly #comments: Collection<CommentDocument>;
  readonly #transact: Transact;

  constructor(db: Db, transact: Transact) {
    this.#db = db;
    this.#transact = transact;
    this.#posts = collectionOf(db, posts);
    this.#comments = collectionOf(db, comments);
  }

  /**
   * Takes posts and comments that were deleted before a time away for good, with reactions, comments, votes, revisions and bookmarks that
   * hang on them; tombstones lose their text. Repeatable; answers how many posts and comments went.
   */
  async purgeDeleted(before: Date): Promise<Purged> {
    const purged = { posts: 0, comments: 0 };
    for (;;) {
      const gone = await idsOf(this.#posts, { isDeleted: true, deletedAt: { $lt: before } });
      for (const id of gone) await this.#purgePost(id);
      purged.posts += gone.length;
      if (gone.length < ROWS_A_ROUND) break;
    }
    for (;;) {
      const gone = await idsOf(this.#comments, { isDeleted: true, isListed: false, deletedAt: { $lt: before } });
      await collectionOf(this.#db, reactions).deleteMany({ subjectId: { $in: gone } });
      await this.#comments.deleteMany({ _id: { $in: gone } });
      purged.comments += gone.length;
      if (gone.length < ROWS_A_ROUND) break;
    }
    await this.#comments.updateMany(
      { isDeleted: true, deletedAt: { $lt: before }, 'content.text': { $ne: '' } },
      { $set: { content: { text: '', ranges: [] }, mentionIds: [], mediaIds: [] } },
    );
    return purged;
  }

  async #purgePost(id: string): Promise<void> {
    const rows = collectionOf(this.#db, reactions);
    for (;;) {
      const below = await idsOf(this.#comments, { rootId: id });
      if (below.length === 0) break;
      await rows.deleteMany({ subjectId: { $in: below } });
      await this.#comments.deleteMany({ _id: { $in: below } });
    }
    await rows.deleteMany({ subjectId: id });
    await collectionOf(this.#db, pollVotes).deleteMany({ postId: id });
    await collectionOf(this.#db, postRevisions).deleteMany({ postId: id });
    await collectionOf(this.#db, bookmarks).deleteMany({ postId: id });
    await this.#posts.deleteOne({ _id: id });
  }

  /** Bookmarks, drafts and silent threads of a user, gone for good. Votes stay counted, as those of somebody who cannot be known. */
  async erasePersonal(userId: string): Promise<void> {
    for (const collection of [bookmarks, drafts, threadMutes, mutedWords, postRevisions]) {
      await this.#db.collection(collection.name).deleteMany({ userId });
    }
    await collectionOf(this.#db, popularAuthors).deleteOne({ _id: userId });
    const votes = collectionOf(this.#db, pollVotes);
    for (let found = ROWS_A_ROUND; found === ROWS_A_ROUND; ) {
      const rows = await votes.find({ userId }).limit(ROWS_A_ROUND).toArray();
      if (rows.length > 0) await this.#forgetVoter(votes, rows);
      found = rows.length;
    }
  }

  #forgetVoter(votes: Collection<PollVoteDocument>, rows: readonly PollVoteDocument[]): Promise<void> {
    return this.#transact(async (handle) => {
      const session = handle as Transaction;
      await votes.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { session });
      const unknown = rows.map((row) => ({ ...row, userId: newId() }));
      await votes.insertMany(
        unknown.map((row) => ({ ...row, _id: `${row.postId}:${row.userId}` })),
        { session },
      );
    });
  }

  /** Everything that is held of a user, as JSON files. */
  async exportOf(userId: string): Promise<{ name: string; json: string }[]> {
    const files: { name: string; json: string }[] = [];
    for (const { name } of [posts, comments, reactions, bookmarks, drafts, pollVotes, postRevisions, threadMutes, mutedWords]) {
      const rows = await this.#db
        .collection(name)
        .find({ userId }, { projection: { 'content.tokens': 0 } })
        .limit(EXPORT_MAX)
        .toArray();
      files.push({ name: `postfeed/${name}.json`, json: JSON.stringify(rows, null, 2) });
    }
    return files;
  }
}

async function idsOf<T extends { _id: string }>(collection: Collection<T>, filter: Filter<T>): Promise<string[]> {
  const found = await collection.find<{ _id: string }>(filter, { projection: { _id: 1 }, limit: ROWS_A_ROUND }).toArray();
  return found.map(({ _id }) => _id);
}
