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
  /** Changes fields and what search sees of them. Returns the profile as it is then. */
  update(id: string, changes: ProfileChanges, at: Date, tx: Tx): Promise<Profile | null>;
  /** Those of these people who hold all tokens, most followed first. */
  searchAmong(tokens: readonly string[], ids: readonly string[]): Promise<SearchHit[]>;
  /** Candidates of a full-text search among all others, best first: tokens match, phrases are to be checked. */
  search(textSearch: string, without: readonly string[], after: SearchPosition | null, limit: number): Promise<SearchHit[]>;
  /** Some visible people with a name that begins like this, among them the most followed ones; by their number of followers as far as known. */
  listByPrefix(range: PrefixRange, limit: number): Promise<string[]>;
  /** Those of these people who have such a name. */
  matchPrefix(range: PrefixRange, ids: readonly string[]): Promise<string[]>;
  /** Visible, discoverable profiles, most followed first. */
  listPopular(limit: number): Promise<Profile[]>;
}

/** What a change of a profile may touch; absent fields stay. */
export type ProfileChanges = Partial<
  Pick<
    Profile,
    | 'username'
    | 'displayName'
    | 'bio'
    | 'avatarMediaId'
    | 'coverMediaId'
    | 'location'
    | 'website'
    | 'birthday'
    | 'socialLinks'
    | 'language'
    | 'privacy'
    | 'notifications'
    | 'isVerified'
    | 'isHidden'
    | 'isDeleted'
  >
>;

/** Names from here (inclusive) to there (exclusive), as the prepared prefixes are ordered. */
export interface PrefixRange {
  readonly from: string;
  readonly to: string;
}

/** Where a search goes on: score (of nearer people, who come first: followers) and id of its last hit. */
export const searchPositionSchema = z.strictObject({ score: z.number(), id: z.string(), isNear: z.boolean() });
export type SearchPosition = z.output<typeof searchPositionSchema>;

/** A profile that a search found, with the score of the text index, or of nearer people their followers. */
export interface SearchHit {
  readonly profile: Profile;
  readonly score: number;
  /** Among the people whom the caller follows. */
  readonly isNear: boolean;
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
  /** Ids at the other ends of a user's active edges, newest first; `next` goes on, null at the end. */
  listIds(
    ownerId: string,
    direction: 'OUT' | 'IN',
    after: string | null,
    limit: number,
  ): Promise<{ readonly ids: readonly string[]; readonly next: string | null }>;
  listFriends(ownerId: string, after: EdgePosition | null, limit: number): Promise<FollowEdge[]>;
  /** Friends of both, newest friendship of `ownerId` first. */
  listMutualFriends(ownerId: string, otherId: string, after: EdgePosition | null, limit: number): Promise<FollowEdge[]>;
  /** How many friends each of the others shares with `ownerId`. */
  countMutualFriends(ownerId: string, otherIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** People followed by people whom `ownerId` follows but not by `ownerId`, by how many of these. */
  listSecondDegree(ownerId: string, limit: number): Promise<{ readonly id: string; readonly paths: number }[]>;
}

/** Relation facts from the store itself, one for each owner, in order. */
export type ReadRelations = (viewerId: string | null, ownerIds: readonly string[]) => Promise<RelationFacts[]>;

export interface BlockStore {
  exists(blockerId: string, blockedId: string, tx?: Tx): Promise<boolean>;
  /** Whether either of the two blocks the other. */
  existsEitherWay(oneId: string, otherId: string, tx?: Tx): Promise<boolean>;
  insert(blockerId: string, blockedId: string, at: Date, tx: Tx): Promise<void>;
  remove(blockerId: string, blockedId: string, tx: Tx): Promise<void>;
  /** Blocks between one user and many others, in both directions. */
  findBetween(
    ownerId: string,
    otherIds: readonly string[],
  ): Promise<readonly (OneWayEdge & { readonly direction: 'OUT' | 'IN' })[]>;
  /** Whom a user blocks, newest first. */
  list(blockerId: string, after: EdgePosition | null, limit: number): Promise<OneWayEdge[]>;
}

/** A block or mute as its owner sees it. */
export interface OneWayEdge {
  readonly otherId: string;
  readonly createdAt: Date;
}

export interface MuteStore {
  /** Mutes, or changes the end of a mute; null: without an end. */
  upsert(ownerId: string, otherId: string, until: Date | null, at: Date, tx: Tx): Promise<void>;
  remove(ownerId: string, otherId: string, tx: Tx): Promise<void>;
  /** Whom a user has muted and still does at `now`, newest first. */
  list(ownerId: string, now: Date, after: EdgePosition | null, limit: number): Promise<OneWayEdge[]>;
}

export interface RemarkStore {
  findByOthers(ownerId: string, otherIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Keeps the remark; an empty one is removed. */
  put(ownerId: string, otherId: string, remark: string, at: Date): Promise<void>;
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
  readonly mutes: MuteStore;
  readonly outbox: Outbox;
  readonly transact: Transact;
  readonly invalidateRelations: InvalidateRelations;
  readonly clock: Clock;
}
