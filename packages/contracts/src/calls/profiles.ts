import { defineCall } from '@app/calls';
import { z } from 'zod';

export const audienceSchema = z.enum(['EVERYONE', 'FOLLOWERS', 'FRIENDS', 'NOBODY']);
export type Audience = z.output<typeof audienceSchema>;

/** How a viewer and one owner stand, seen from the viewer. Facts only; what they allow is each domain's rule. */
export const relationFactsSchema = z.object({
  /** The owner is there: registered, not deactivated, not deleted. */
  exists: z.boolean(),
  isPrivate: z.boolean(),
  isFollowing: z.boolean(),
  followsYou: z.boolean(),
  isRequested: z.boolean(),
  hasRequestedYou: z.boolean(),
  /** The viewer blocks the owner. */
  isBlocked: z.boolean(),
  /** The owner blocks the viewer: told to nobody. */
  blocksYou: z.boolean(),
  isMuted: z.boolean(),
  /** Epoch milliseconds when the mute ends; null: without an end, or not muted. */
  mutedUntilMs: z.number().nullable(),
  whoCanMessage: audienceSchema,
  whoCanMention: audienceSchema,
  whoCanComment: audienceSchema,
  showPresence: audienceSchema,
  readReceipts: z.boolean(),
  discoverable: z.boolean(),
});
export type RelationFacts = z.output<typeof relationFactsSchema>;

/** Relations of one viewer (null: anonymous) to many owners; one answer for each id, in order. */
export const GetRelations = defineCall('profiles.relations.v1', {
  input: z.object({ viewerId: z.string().nullable(), ownerIds: z.array(z.string()).max(500) }),
  output: z.object({ relations: z.array(relationFactsSchema) }),
});

/** Ids of the people that a user follows, newest first, after a position; for fan-out on read and live feeds. */
export const GetFollowees = defineCall('profiles.followees.v1', {
  input: z.object({ userId: z.string(), after: z.string().nullable(), limit: z.number().int().max(5000) }),
  output: z.object({ ids: z.array(z.string()), next: z.string().nullable() }),
});

/** Ids of a user's followers, after a position; for fan-out on write. */
export const GetFollowers = defineCall('profiles.followers.v1', {
  input: z.object({ userId: z.string(), after: z.string().nullable(), limit: z.number().int().max(5000) }),
  output: z.object({ ids: z.array(z.string()), next: z.string().nullable() }),
});

/** People whom a user has blocked or muted, or who block them: to keep out of searches. */
export const GetExcludedUsers = defineCall('profiles.excluded-users.v1', {
  input: z.object({ userId: z.string() }),
  output: z.object({ blockedEitherWay: z.array(z.string()), muted: z.array(z.string()) }),
});

/** Users by handle, for mentions; unknown names are left out. */
export const ResolveUsernames = defineCall('profiles.resolve-usernames.v1', {
  input: z.object({ usernames: z.array(z.string()).max(100) }),
  output: z.object({ users: z.array(z.object({ id: z.string(), username: z.string() })) }),
});

/** Names, pictures and settings that other domains put into texts and decisions. Absent users are left out. */
export const GetUserCards = defineCall('profiles.user-cards.v1', {
  input: z.object({ ids: z.array(z.string()).max(500) }),
  output: z.object({
    cards: z.array(
      z.object({
        id: z.string(),
        username: z.string(),
        displayName: z.string(),
        language: z.string(),
        avatarMediaId: z.string().nullable(),
        isVerified: z.boolean(),
        followerCount: z.number(),
      }),
    ),
  }),
});

const channelsSchema = z.object({ type: z.string(), inApp: z.boolean(), push: z.boolean(), email: z.boolean() });

/** How a user wants to be told of things. */
export const GetNotificationPreferences = defineCall('profiles.notification-preferences.v1', {
  input: z.object({ ids: z.array(z.string()).max(500) }),
  output: z.object({
    preferences: z.array(
      z.object({
        userId: z.string(),
        language: z.string(),
        channels: z.array(channelsSchema),
        quietHours: z.object({ from: z.string(), to: z.string(), timeZone: z.string() }).nullable(),
        digest: z.enum(['OFF', 'WEEKLY']),
      }),
    ),
  }),
});
