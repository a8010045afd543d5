import {
  type PollVoteDocument,
  pollVotes,
  type VideoEngagementDocument,
  videoEngagement,
} from '@app/collections/wechat_postfeed';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { StatDeltas, VideoEngagementStore, Vote, VoteStore } from '../domain/ports.ts';
import { type EngagementStats, NO_REACTIONS, REACTION_TYPES } from '../domain/post.ts';

/** Counts of videos in MongoDB: one document a video that anybody has touched. */
export class MongoVideoEngagementStore implements VideoEngagementStore {
  readonly #videos: Collection<VideoEngagementDocument>;

  constructor(db: Db) {
    this.#videos = collectionOf(db, videoEngagement);
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, EngagementStats>> {
    const found = await this.#videos.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(
      found.map(({ _id, reactions, byReaction, comments, shares }) => [
        _id,
        { reactions, byReaction, comments, shares, views: 0 },
      ]),
    );
  }

  async addStats(videoId: string, ownerId: string, deltas: StatDeltas, tx: Transaction): Promise<boolean> {
    const byReaction = { ...NO_REACTIONS };
    let reactions = 0;
    for (const type of REACTION_TYPES) {
      byReaction[type] = deltas.reactions?.[type] ?? 0;
      reactions += byReaction[type];
    }
    const { comments = 0, shares = 0 } = deltas;
    await this.#videos.updateOne(
      { _id: videoId },
      {
        $inc: {
          reactions,
          comments,
          shares,
          ...Object.fromEntries(Object.entries(byReaction).map(([type, delta]) => [`byReaction.${type}`, delta])),
        },
        $setOnInsert: { ownerId, isDeleted: false },
      },
      { upsert: true, session: tx },
    );
    return true;
  }

  async markDeleted(videoId: string, ownerId: string): Promise<void> {
    await this.#videos.updateOne(
      { _id: videoId },
      {
        $set: { isDeleted: true },
        $setOnInsert: { ownerId, reactions: 0, byReaction: { ...NO_REACTIONS }, comments: 0, shares: 0 },
      },
      { upsert: true },
    );
  }
}

/** Votes in MongoDB: one row a voter and poll. */
export class MongoVoteStore implements VoteStore {
  readonly #votes: Collection<PollVoteDocument>;

  constructor(db: Db) {
    this.#votes = collectionOf(db, pollVotes);
  }

  async insert(postId: string, votes: readonly Vote[], at: Date, tx: Transaction): Promise<void> {
    await this.#votes.insertMany(
      votes.map(({ userId, optionIds }) => ({
        _id: rowId(postId, userId),
        postId,
        userId,
        optionIds: [...optionIds],
        createdAt: at,
      })),
      { session: tx },
    );
  }

  async votersAmong(postId: string, userIds: readonly string[], tx?: Transaction): Promise<string[]> {
    const ids = userIds.map((userId) => rowId(postId, userId));
    const found = await this.#votes
      .find({ _id: { $in: ids } }, tx ? { session: tx } : {})
      .project<{ userId: string }>({ userId: 1 })
      .toArray();
    return found.map(({ userId }) => userId);
  }

  async findOfUser(userId: string, postIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = await this.#votes.find({ _id: { $in: postIds.map((id) => rowId(id, userId)) } }).toArray();
    return new Map(found.map((vote) => [vote.postId, vote.optionIds]));
  }

  async listVoters(postId: string, afterId: string | null, limit: number): Promise<string[]> {
    const found = await this.#votes
      .find({ postId, ...(afterId === null ? {} : { userId: { $gt: afterId } }) })
      .sort({ userId: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ userId }) => userId);
  }
}

function rowId(postId: string, userId: string): string {
  return `${postId}:${userId}`;
}
