import {
  type CommentDocument,
  comments,
  type HashtagDocument,
  hashtags,
  type PostDocument,
  pollVotes,
  posts,
  reactions,
  type VideoEngagementDocument,
  videoEngagement,
} from '@app/collections/wechat_postfeed';
import type { Transact } from '@app/kernel';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Document } from 'mongodb';
import { NO_REACTIONS, REACTION_TYPES, type ReactionType } from '../domain/post.ts';
import { SCORE } from './post-document.ts';

/** A count that is not what its rows say. */
export interface Drift {
  readonly collection: string;
  readonly id: string;
  readonly field: string;
  readonly was: number;
  readonly is: number;
}

type Counts = Readonly<Record<string, number>>;

const ROWS_A_ROUND = 500;
/** Fields of a poll's options begin with this. */
const VOTES = 'votes:';
const THREAD_SCORE: Document = { $add: ['$stats.reactions', { $multiply: [2, '$stats.replies'] }] };

/** Compares every kept count with the rows it stands for, reports what differs, and puts it right: each repair counts again in a transaction. */
export class MongoReconciler {
  readonly #db: Db;
  readonly #transact: Transact;
  readonly #posts: Collection<PostDocument>;
  readonly #comments: Collection<CommentDocument>;
  readonly #videos: Collection<VideoEngagementDocument>;
  readonly #hashtags: Collection<HashtagDocument>;

  constructor(db: Db, transact: Transact) {
    this.#db = db;
    this.#transact = transact;
    this.#posts = collectionOf(db, posts);
    this.#comments = collectionOf(db, comments);
    this.#videos = collectionOf(db, videoEngagement);
    this.#hashtags = collectionOf(db, hashtags);
  }

  /** All drift of the whole store; empty when every count is right. `repair: false` only tells. */
  async reconcile({ repair = true }: { repair?: boolean } = {}): Promise<Drift[]> {
    return [
      ...(await this.#subjects('posts', repair)),
      ...(await this.#subjects('videoEngagement', repair)),
      ...(await this.#threads(repair)),
      ...(await this.#tags(repair)),
    ];
  }

  async #subjects(name: 'posts' | 'videoEngagement', repair: boolean): Promise<Drift[]> {
    const drift: Drift[] = [];
    for (let afterId = ''; ; ) {
      const ids = await this.#idsAfter(name, afterId);
      const [kept, counted] = await Promise.all([this.#keptOf(name, ids), this.#countedOf(name, ids)]);
      for (const id of ids) {
        const found = differences(name, id, kept.get(id) ?? {}, counted.get(id) ?? {});
        drift.push(...found);
        if (repair && found.length > 0) await this.#repairSubject(name, id);
      }
      if (ids.length < ROWS_A_ROUND) return drift;
      afterId = ids.at(-1) ?? '';
    }
  }

  async #idsAfter(name: 'posts' | 'videoEngagement', afterId: string): Promise<string[]> {
    const options = { projection: { _id: 1 }, sort: { _id: 1 as const }, limit: ROWS_A_ROUND };
    const cursor =
      name === 'posts'
        ? this.#posts.find({ _id: { $gt: afterId } }, options)
        : this.#videos.find({ _id: { $gt: afterId } }, options);
    return (await cursor.toArray()).map(({ _id }) => _id);
  }

  async #keptOf(name: 'posts' | 'videoEngagement', ids: string[]): Promise<ReadonlyMap<string, Counts>> {
    if (name === 'videoEngagement') {
      const found = await this.#videos.find({ _id: { $in: ids } }).toArray();
      return new Map(
        found.map(({ _id, byReaction, reactions: all, comments: written, shares }) => [
          _id,
          countsOf(byReaction, all, written, shares),
        ]),
      );
    }
    const found = await this.#posts.find({ _id: { $in: ids } }, { projection: { stats: 1, poll: 1 } }).toArray();
    return new Map(
      found.map(({ _id, stats, poll }) => [
        _id,
        {
          ...countsOf(stats.byReaction, stats.reactions, stats.comments, stats.shares),
          ...votesOf(poll?.voters ?? 0, new Map(poll?.options.map(({ id, votes }) => [id, votes]))),
        },
      ]),
    );
  }

  async #countedOf(
    name: 'posts' | 'videoEngagement',
    ids: readonly string[],
    tx?: Transaction,
  ): Promise<ReadonlyMap<string, Counts>> {
    const shared = name === 'posts' ? 'originalId' : 'videoId';
    const isShare = name === 'posts' ? {} : { sharedVideoOwnerId: { $ne: null } };
    // One after the other: a transaction takes one command at a time.
    const byReaction = await this.#reactionsOf(ids, tx);
    const written = await this.#group('comments', { rootId: { $in: ids }, isListed: true, isDeleted: false }, '$rootId', tx);
    const shares = await this.#group('posts', { [shared]: { $in: ids }, isDeleted: false, ...isShare }, `$${shared}`, tx);
    const voters = await this.#group(pollVotes.name, { postId: { $in: ids } }, '$postId', tx);
    const votes = name === 'posts' && voters.size > 0 ? await this.#votesOf([...voters.keys()], tx) : new Map();
    return new Map(
      ids.map((id) => {
        const types = { ...NO_REACTIONS, ...byReaction.get(id) };
        const all = REACTION_TYPES.reduce((sum, type) => sum + types[type], 0);
        const counts = countsOf(types, all, written.get(id) ?? 0, shares.get(id) ?? 0);
        return [id, name === 'posts' ? { ...counts, ...votesOf(voters.get(id) ?? 0, votes.get(id)) } : counts];
      }),
    );
  }

  async #reactionsOf(ids: readonly string[], tx?: Transaction): Promise<Map<string, Partial<Record<ReactionType, number>>>> {
    const found = await collectionOf(this.#db, reactions)
      .aggregate<{ _id: { subjectId: string; type: ReactionType }; count: number }>(
        [
          { $match: { subjectId: { $in: ids } } },
          { $group: { _id: { subjectId: '$subjectId', type: '$type' }, count: { $sum: 1 } } },
        ],
        tx ? { session: tx } : {},
      )
      .toArray();
    const counts = new Map<string, Partial<Record<ReactionType, number>>>();
    for (const { _id, count } of found) counts.set(_id.subjectId, { ...counts.get(_id.subjectId), [_id.type]: count });
    return counts;
  }

  /** Votes by option, of each poll. */
  async #votesOf(postIds: readonly string[], tx?: Transaction): Promise<Map<string, ReadonlyMap<string, number>>> {
    const found = await collectionOf(this.#db, pollVotes)
      .aggregate<{ _id: { postId: string; optionId: string }; count: number }>(
        [
          { $match: { postId: { $in: postIds } } },
          { $unwind: '$optionIds' },
          { $group: { _id: { postId: '$postId', optionId: '$optionIds' }, count: { $sum: 1 } } },
        ],
        tx ? { session: tx } : {},
      )
      .toArray();
    const byPost = Map.groupBy(found, ({ _id }) => _id.postId);
    return new Map([...byPost].map(([id, rows]) => [id, new Map(rows.map((row) => [row._id.optionId, row.count]))]));
  }

  async #group(name: string, match: Document, key: string, tx?: Transaction): Promise<Map<string, number>> {
    const found = await this.#db
      .collection(name)
      .aggregate<{ _id: string; count: number }>(
        [{ $match: match }, { $group: { _id: key, count: { $sum: 1 } } }],
        tx ? { session: tx } : {},
      )
      .toArray();
    return new Map(found.map(({ _id, count }) => [_id, count]));
  }

  async #repairSubject(name: 'posts' | 'videoEngagement', id: string): Promise<void> {
    const prefix = name === 'posts' ? 'stats.' : '';
    await this.#transact(async (handle) => {
      const tx = handle as Transaction;
      const counts = { ...(await this.#countedOf(name, [id], tx)).get(id) };
      const isVote = (field: string) => field === 'voters' || field.startsWith(VOTES);
      const stats = Object.entries(counts).filter(([field]) => !isVote(field));
      const votes = Object.entries(counts).filter(([field]) => isVote(field));
      const sets = Object.fromEntries(stats.map(([field, count]) => [`${prefix}${field}`, count]));
      const update = name === 'posts' ? [{ $set: sets }, { $set: { 'stats.engagementScore': SCORE } }] : [{ $set: sets }];
      await this.#db.collection<{ _id: string }>(name).updateOne({ _id: id }, update, { session: tx });
      if (name === 'posts') await this.#repairPoll(id, new Map(votes), tx);
    });
  }

  async #repairPoll(id: string, votes: ReadonlyMap<string, number>, tx: Transaction): Promise<void> {
    const poll = (await this.#posts.findOne({ _id: id }, { session: tx, projection: { poll: 1 } }))?.poll;
    if (!poll) return;
    const options = poll.options.map((option) => ({ ...option, votes: votes.get(VOTES + option.id) ?? 0 }));
    const sets = { 'poll.voters': votes.get('voters') ?? 0, 'poll.options': options };
    await this.#posts.updateOne({ _id: id }, { $set: sets }, { session: tx });
  }

  async #threads(repair: boolean): Promise<Drift[]> {
    const drift: Drift[] = [];
    // A cursor, not `distinct`: all roots of a large store do not fit into one answer.
    const roots = this.#comments.aggregate<{ _id: string }>([{ $group: { _id: '$rootId' } }]);
    for await (const { _id: rootId } of roots) {
      const found = await this.#threadDrift(rootId);
      drift.push(...found);
      if (!repair || found.length === 0) continue;
      await this.#transact(async (handle) => {
        const tx = handle as Transaction;
        for (const { id, field, is } of await this.#threadDrift(rootId, tx)) {
          await this.#comments.updateOne({ _id: id }, [{ $set: { [field]: is } }, { $set: { 'stats.score': THREAD_SCORE } }], {
            session: tx,
          });
        }
      });
    }
    return drift;
  }

  async #threadDrift(rootId: string, tx?: Transaction): Promise<Drift[]> {
    const rows = await this.#comments.find({ rootId }, { ...(tx ? { session: tx } : {}), projection: { content: 0 } }).toArray();
    const byReaction = await this.#reactionsOf(
      rows.map((row) => row._id),
      tx,
    );
    const expected = new Map(rows.map((row) => [row._id, { 'stats.replies': 0, listedDescendants: 0, listedChildren: 0 }]));
    for (const row of rows) {
      for (const above of row.path.split('/').slice(0, -1)) {
        const counts = expected.get(above);
        if (counts === undefined) continue;
        if (!row.isDeleted) counts['stats.replies']++;
        if (row.isListed) counts.listedDescendants++;
        if (row.isListed && above === row.parentId) counts.listedChildren++;
      }
    }
    return rows.flatMap((row) => {
      const types = { ...NO_REACTIONS, ...byReaction.get(row._id) };
      const all = REACTION_TYPES.reduce((sum, type) => sum + types[type], 0);
      const reactionFields = Object.fromEntries(REACTION_TYPES.map((type) => [`stats.byReaction.${type}`, types[type]]));
      const keptTypes = Object.fromEntries(
        REACTION_TYPES.map((type) => [`stats.byReaction.${type}`, row.stats.byReaction[type]]),
      );
      const { listedChildren, listedDescendants, stats } = row;
      const kept = {
        ...keptTypes,
        'stats.reactions': stats.reactions,
        'stats.replies': stats.replies,
        listedChildren,
        listedDescendants,
      };
      return differences('comments', row._id, kept, { ...reactionFields, 'stats.reactions': all, ...expected.get(row._id) });
    });
  }

  async #tags(repair: boolean): Promise<Drift[]> {
    const found = await this.#posts
      .aggregate<{ _id: string; count: number }>([
        { $match: { isPublic: true, isDeleted: false, 'hashtags.0': { $exists: true } } },
        { $unwind: '$hashtags' },
        { $group: { _id: '$hashtags', count: { $sum: 1 } } },
      ])
      .toArray();
    const counted = new Map(found.map(({ _id, count }) => [_id, count]));
    const drift: Drift[] = [];
    for await (const { _id, postCount } of this.#hashtags.find({}, { projection: { postCount: 1 } })) {
      const is = counted.get(_id) ?? 0;
      if (postCount === is) continue;
      drift.push({ collection: 'hashtags', id: _id, field: 'postCount', was: postCount, is });
      // Guarded by what was seen: a tag that moves meanwhile is looked at the next time.
      if (repair) await this.#hashtags.updateOne({ _id, postCount }, { $set: { postCount: is } });
    }
    return drift;
  }
}

function countsOf(byReaction: Readonly<Record<ReactionType, number>>, all: number, written: number, shares: number): Counts {
  const types = Object.fromEntries(REACTION_TYPES.map((type) => [`byReaction.${type}`, byReaction[type]]));
  return { ...types, reactions: all, comments: written, shares };
}

/** Counts of a poll by field; of what has no poll, nobody has voted. */
function votesOf(voters: number, byOption: ReadonlyMap<string, number> = new Map()): Counts {
  return { voters, ...Object.fromEntries([...byOption].map(([id, votes]) => [VOTES + id, votes])) };
}

function differences(collection: string, id: string, kept: Counts, counted: Counts): Drift[] {
  return [...new Set([...Object.keys(counted), ...Object.keys(kept)])].flatMap((field) => {
    const [was, is] = [kept[field] ?? 0, counted[field] ?? 0];
    return was === is ? [] : [{ collection, id, field, was, is }];
  });
}
