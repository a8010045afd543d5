import type { Audience, RelationFacts } from '@app/contracts';

/** Audience of an object: who may see it at all. */
export type Visibility = 'PUBLIC' | 'FOLLOWERS' | 'FRIENDS' | 'PRIVATE';

/** Where a viewer stands to an owner, in the one word that the rules need. */
export type Standing = 'self' | 'friend' | 'follower' | 'stranger' | 'anonymous' | 'blocked' | 'absent';

/**
 * The decision table: may a viewer of this standing see an object of this visibility? Everything that is not `true` here is hidden.
 * A private account's objects count as FOLLOWERS at most (`effectiveVisibility`).
 */
export const VISIBILITY_TABLE: Readonly<Record<Standing, Readonly<Record<Visibility, boolean>>>> = {
  self: { PUBLIC: true, FOLLOWERS: true, FRIENDS: true, PRIVATE: true },
  friend: { PUBLIC: true, FOLLOWERS: true, FRIENDS: true, PRIVATE: false },
  follower: { PUBLIC: true, FOLLOWERS: true, FRIENDS: false, PRIVATE: false },
  stranger: { PUBLIC: true, FOLLOWERS: false, FRIENDS: false, PRIVATE: false },
  anonymous: { PUBLIC: true, FOLLOWERS: false, FRIENDS: false, PRIVATE: false },
  blocked: { PUBLIC: false, FOLLOWERS: false, FRIENDS: false, PRIVATE: false },
  absent: { PUBLIC: false, FOLLOWERS: false, FRIENDS: false, PRIVATE: false },
};

/** May somebody of this standing do what an audience setting guards (message, mention, comment, see presence)? */
export const AUDIENCE_TABLE: Readonly<Record<Standing, Readonly<Record<Audience, boolean>>>> = {
  self: { EVERYONE: true, FOLLOWERS: true, FRIENDS: true, NOBODY: true },
  friend: { EVERYONE: true, FOLLOWERS: true, FRIENDS: true, NOBODY: false },
  follower: { EVERYONE: true, FOLLOWERS: true, FRIENDS: false, NOBODY: false },
  stranger: { EVERYONE: true, FOLLOWERS: false, FRIENDS: false, NOBODY: false },
  anonymous: { EVERYONE: true, FOLLOWERS: false, FRIENDS: false, NOBODY: false },
  blocked: { EVERYONE: false, FOLLOWERS: false, FRIENDS: false, NOBODY: false },
  absent: { EVERYONE: false, FOLLOWERS: false, FRIENDS: false, NOBODY: false },
};

/** Where a viewer (null: anonymous) stands to an owner. Missing facts deny. */
export function standing(viewerId: string | null, ownerId: string, facts: RelationFacts | undefined): Standing {
  if (facts === undefined || (!facts.exists && viewerId !== ownerId)) return 'absent';
  if (viewerId === ownerId) return 'self';
  if (facts.isBlocked || facts.blocksYou) return 'blocked';
  if (viewerId === null) return 'anonymous';
  if (facts.isFollowing) return facts.followsYou ? 'friend' : 'follower';
  return 'stranger';
}

/** A private account's objects are for followers at most, old ones too. */
export function effectiveVisibility(visibility: Visibility, ownerIsPrivate: boolean): Visibility {
  return ownerIsPrivate && visibility === 'PUBLIC' ? 'FOLLOWERS' : visibility;
}

/** The one rule for objects: may this viewer see what this owner shows with this visibility? Missing facts deny. */
export function canSee(
  viewerId: string | null,
  ownerId: string,
  visibility: Visibility,
  facts: RelationFacts | undefined,
): boolean {
  return VISIBILITY_TABLE[standing(viewerId, ownerId, facts)][effectiveVisibility(visibility, facts?.isPrivate ?? true)];
}

/** The one rule for settings: does this owner's audience setting let this viewer through? Missing facts deny. */
export function isInAudience(
  viewerId: string | null,
  ownerId: string,
  audience: Audience,
  facts: RelationFacts | undefined,
): boolean {
  return AUDIENCE_TABLE[standing(viewerId, ownerId, facts)][audience];
}
