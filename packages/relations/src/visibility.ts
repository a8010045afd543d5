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

/** What a user shows of themselves, beside objects with a visibility of their own. */
export type ProfilePart = 'card' | 'people' | 'privatePeople' | 'relation' | 'finding' | 'quietFinding' | 'own';

/**
 * May a viewer of this standing see that part of a user? `card`: handle, names, pictures, bio, links, badge, counts. `people`: the lists of
 * followers, followed ones and friends; `privatePeople`: those of a private account. `relation`: how both stand. `finding`: in searches and
 * suggestions; `quietFinding`: the same when the user does not want to be discovered. `own`: birthday, settings, requests, blocks and mutes.
 */
export const PROFILE_TABLE: Readonly<Record<Standing, Readonly<Record<ProfilePart, boolean>>>> = {
  self: { card: true, people: true, privatePeople: true, relation: false, finding: true, quietFinding: true, own: true },
  friend: { card: true, people: true, privatePeople: true, relation: true, finding: true, quietFinding: true, own: false },
  follower: { card: true, people: true, privatePeople: true, relation: true, finding: true, quietFinding: true, own: false },
  stranger: { card: true, people: true, privatePeople: false, relation: true, finding: true, quietFinding: false, own: false },
  anonymous: { card: true, people: false, privatePeople: false, relation: false, finding: true, quietFinding: false, own: false },
  blocked: { card: false, people: false, privatePeople: false, relation: false, finding: false, quietFinding: false, own: false },
  absent: { card: false, people: false, privatePeople: false, relation: false, finding: false, quietFinding: false, own: false },
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

/** The one rule for profiles: may this viewer see that part of this user? Missing facts deny. */
export function canSeePart(
  viewerId: string | null,
  ownerId: string,
  part: 'card' | 'people' | 'relation' | 'finding' | 'own',
  facts: RelationFacts | undefined,
): boolean {
  const may = PROFILE_TABLE[standing(viewerId, ownerId, facts)];
  if (part === 'people') return facts?.isPrivate === false ? may.people : may.privatePeople;
  if (part === 'finding') return facts?.discoverable === true ? may.finding : may.quietFinding;
  return may[part];
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
