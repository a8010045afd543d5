import { type EdgeDirection, type FollowDocument, follows } from '@app/collections/wechat_profiles';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Filter } from 'mongodb';
import type { EdgePosition, FollowEdge, FollowStore } from '../domain/ports.ts';

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

/** Rows older than a position, newest first; ties broken by the other's id. */
function afterPosition(after: EdgePosition | null): Filter<FollowDocument> {
  if (after === null) return {};
  const at = new Date(after.atMs);
  return { createdAt: { $lte: at }, $or: [{ createdAt: { $lt: at } }, { createdAt: at, otherId: { $lt: after.otherId } }] };
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
