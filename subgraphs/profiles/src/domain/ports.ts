import type { RelationFacts } from '@app/contracts';
import type { NewEvent } from '@app/events/define';
import type { Clock, Transact, Tx } from '@app/kernel';
import { z } from 'zod';
import type { Profile, ProfileSeed } from './profile.ts';

/** A follow edge as one end sees it. */
export interface FollowEdge {
  readonly ownerId: string;
  readonly otherId: string;
  readonly status: 'ACTIVE' | 'REQUESTED';
  readonly isFriend: boolean;
  readonly createdAt: Date;
}

/** Where a list of edges goes on: sort keys of its last row. */
export const edgePositionSchema = z.strictObject({ atMs: z.number(), otherId: z.string() });
export type EdgePosition = z.output<typeof edgePositionSchema>;

/** Changes of a user's counts, by exact deltas. */
export interface CountDeltas {
  readonly followers?: number;
  readonly following?: number;
  readonly friends?: number;
}

export interface ProfileStore {
  findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Profile>>;
  findByUsername(username: string): Promise<Profile | null>;
  /** Creates the profile; an existing one is left as it is. Returns whether it is new. */
  insertIfAbsent(seed: ProfileSeed, tx: Tx): Promise<boolean>;
  /** Applies deltas and moves the graph version, so that racing changes of one pair conflict. Returns the profile as it was before. */
  touchGraph(id: string, deltas: CountDeltas, tx: Tx): Promise<Profile | null>;
}

export interface FollowStore {
  find(followerId: string, followeeId: string, tx?: Tx): Promise<FollowEdge | null>;
  /** Writes both rows of an edge. */
  insert(
    followerId: string,
    followeeId: string,
    status: FollowEdge['status'],
    isFriend: boolean,
    at: Date,
    tx: Tx,
  ): Promise<void>;
  /** Turns a request into an edge. */
  activate(followerId: string, followeeId: string, isFriend: boolean, at: Date, tx: Tx): Promise<void>;
  setFriend(followerId: string, followeeId: string, isFriend: boolean, tx: Tx): Promise<void>;
  remove(followerId: string, followeeId: string, tx: Tx): Promise<void>;
  /** Followers (IN) or followed ones (OUT) of a user, newest first. */
  list(
    ownerId: string,
    direction: 'OUT' | 'IN',
    status: FollowEdge['status'],
    after: EdgePosition | null,
    limit: number,
  ): Promise<FollowEdge[]>;
  listFriends(ownerId: string, after: EdgePosition | null, limit: number): Promise<FollowEdge[]>;
}

/** Relation facts from the store itself, one for each owner, in order. */
export type ReadRelations = (viewerId: string | null, ownerIds: readonly string[]) => Promise<RelationFacts[]>;

export interface BlockStore {
  exists(blockerId: string, blockedId: string, tx?: Tx): Promise<boolean>;
  /** Whether either of the two blocks the other. */
  existsEitherWay(oneId: string, otherId: string, tx?: Tx): Promise<boolean>;
}

export interface Outbox {
  append(events: readonly NewEvent[], tx: Tx): Promise<void>;
}

/** Cached relations of two users are void from now on. */
export type InvalidateRelations = (...userIds: readonly string[]) => Promise<void>;

/** What the use cases of the graph share. */
export interface GraphDeps {
  readonly profiles: ProfileStore;
  readonly follows: FollowStore;
  readonly blocks: BlockStore;
  readonly outbox: Outbox;
  readonly transact: Transact;
  readonly invalidateRelations: InvalidateRelations;
  readonly clock: Clock;
}
