import { type EdgeDirection, type FollowDocument, follows } from '@app/collections/wechat_profiles';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Filter } from 'mongodb';
import { type EdgePosition, edgePositionSchema, type FollowEdge, type FollowStore } from '../domain/ports.ts';
import { afterPosition } from './edge-position.ts';

/** Bounds of the work behind mutual friends and suggestions: the newest edges stand for all. */
const MUTUAL_SCAN_LIMIT = 5_000;
const FIRST_DEGREE_LIMIT = 200;
const SECOND_DEGREE_SCAN_LIMIT = 20_000;

/** Follow edges in MongoDB: two rows an edge, one at each end. */
export class MongoFollowStore implements FollowStore {
  readonly #follows: Collection<FollowDocument>;

  constructor(db: Db) {
    this.#follows = collectionOf(db, follows);
  }

  async find(followerId: string, followeeId: string, tx?: Transaction): Promise<FollowEdge | null> {
    return this.#follows.findOne({ ownerId: followerId, direction: 'OUT', otherId: followeeId }, tx ? { session: tx } : {});
  }

  async insert(
    followerId: string,
    followeeId: string,
    status: FollowEdge['status'],
    isFriend: boolean,
    at: Date,
    tx: Transaction,
  ): Promise<void> {
    await this.#follows.insertMany(
      [row(followerId, 'OUT', followeeId, status, isFriend, at), row(followeeId, 'IN', followerId, status, isFriend, at)],
      { session: tx },
    );
  }

  async activate(followerId: string, followeeId: string, isFriend: boolean, at: Date, tx: Transaction): Promise<void> {
    await this.#follows.updateMany(
      bothRows(followerId, followeeId),
      { $set: { status: 'ACTIVE', isFriend, createdAt: at } },
      { session: tx },
    );
  }

  async setFriend(followerId: string, followeeId: string, isFriend: boolean, tx: Transaction): Promise<void> {
    await this.#follows.updateMany(bothRows(followerId, followeeId), { $set: { isFriend } }, { session: tx });
  }

  async remove(followerId: string, followeeId: string, tx: Transaction): Promise<void> {
    await this.#follows.deleteMany(bothRows(followerId, followeeId), { session: tx });
  }

  async list(
    ownerId: string,
    direction: EdgeDirection,
    status: FollowEdge['status'],
    after: EdgePosition | null,
    limit: number,
  ): Promise<FollowEdge[]> {
    return this.#page({ ownerId, direction, status }, after, limit);
  }

  async listFriends(ownerId: string, after: EdgePosition | null, limit: number): Promise<FollowEdge[]> {
    return this.#page({ ownerId, direction: 'OUT', isFriend: true }, after, limit);
  }

  async listMutualFriends(ownerId: string, otherId: string, after: EdgePosition | null, limit: number): Promise<FollowEdge[]> {
    return this.#follows
      .aggregate<FollowDocument>([
        { $match: { ownerId, direction: 'OUT', isFriend: true, ...afterPosition(after) } },
        { $sort: { createdAt: -1, otherId: -1 } },
        { $limit: MUTUAL_SCAN_LIMIT },
        ...sharedWith([otherId]),
        { $limit: limit },
        { $project: { shared: 0 } },
      ])
      .toArray();
  }

  async countMutualFriends(ownerId: string, otherIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (otherIds.length === 0) return new Map();
    const counted = await this.#follows
      .aggregate<{ _id: string; count: number }>([
        { $match: { ownerId, direction: 'OUT', isFriend: true } },
        { $sort: { createdAt: -1, otherId: -1 } },
        { $limit: MUTUAL_SCAN_LIMIT },
        ...sharedWith(otherIds),
        { $unwind: '$shared' },
        { $group: { _id: '$shared.ownerId', count: { $sum: 1 } } },
      ])
      .toArray();
    return new Map(counted.map(({ _id, count }) => [_id, count]));
  }

  async listSecondDegree(ownerId: string, limit: number): Promise<{ id: string; paths: number }[]> {
    const first = await this.#follows
      .find({ ownerId, direction: 'OUT', status: 'ACTIVE' })
      .sort({ createdAt: -1, otherId: -1 })
      .limit(FIRST_DEGREE_LIMIT)
      .toArray();
    if (first.length === 0) return [];
    const known = new Set([ownerId, ...first.map((edge) => edge.otherId)]);
    const counted = await this.#follows
      .aggregate<{ _id: string; paths: number }>([
        { $match: { ownerId: { $in: first.map((edge) => edge.otherId) }, direction: 'OUT', status: 'ACTIVE' } },
        { $limit: SECOND_DEGREE_SCAN_LIMIT },
        { $group: { _id: '$otherId', paths: { $sum: 1 } } },
        { $sort: { paths: -1, _id: 1 } },
        { $limit: limit + known.size },
      ])
      .toArray();
    return counted
      .filter(({ _id }) => !known.has(_id))
      .slice(0, limit)
      .map(({ _id, paths }) => ({ id: _id, paths }));
  }

  /** Ids at the other ends of a user's active edges, newest first; `next` goes on, null at the end. */
  async listIds(
    ownerId: string,
    direction: EdgeDirection,
    after: string | null,
    limit: number,
  ): Promise<{ ids: string[]; next: string | null }> {
    const position = after === null ? null : edgePositionSchema.parse(JSON.parse(after));
    const edges = await this.list(ownerId, direction, 'ACTIVE', position, limit);
    const last = edges.length === limit ? edges.at(-1) : undefined;
    return {
      ids: edges.map(({ otherId }) => otherId),
      next: last ? JSON.stringify({ atMs: last.createdAt.getTime(), otherId: last.otherId }) : null,
    };
  }

  /** Edges between one user and many others, in both directions. */
  async findBetween(ownerId: string, otherIds: readonly string[]): Promise<FollowDocument[]> {
    return this.#follows.find({ ownerId, direction: { $in: ['OUT', 'IN'] }, otherId: { $in: [...otherIds] } }).toArray();
  }

  async #page(filter: Filter<FollowDocument>, after: EdgePosition | null, limit: number): Promise<FollowEdge[]> {
    return this.#follows
      .find({ ...filter, ...afterPosition(after) })
      .sort({ createdAt: -1, otherId: -1 })
      .limit(limit)
      .toArray();
  }
}

/** Keeps rows whose other end is also a friend of one of `ids`; the matches stand in `shared`. */
function sharedWith(ids: readonly string[]) {
  return [
    {
      $lookup: {
        from: follows.name,
        let: { friend: '$otherId' },
        pipeline: [
          { $match: { ownerId: { $in: [...ids] }, direction: 'OUT', $expr: { $eq: ['$otherId', '$$friend'] }, isFriend: true } },
          { $project: { ownerId: 1 } },
        ],
        as: 'shared',
      },
    },
    { $match: { 'shared.0': { $exists: true } } },
  ];
}

function bothRows(followerId: string, followeeId: string): Filter<FollowDocument> {
  return { _id: { $in: [rowId(followerId, 'OUT', followeeId), rowId(followeeId, 'IN', followerId)] } };
}

function row(
  ownerId: string,
  direction: EdgeDirection,
  otherId: string,
  status: FollowEdge['status'],
  isFriend: boolean,
  createdAt: Date,
): FollowDocument {
  return { _id: rowId(ownerId, direction, otherId), ownerId, otherId, direction, status, isFriend, createdAt };
}

function rowId(ownerId: string, direction: EdgeDirection, otherId: string): string {
  return `${ownerId}:${direction}:${otherId}`;
}
