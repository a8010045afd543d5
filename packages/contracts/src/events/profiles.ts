import { defineEvent } from '@app/events/define';
import { z } from 'zod';

const edge = z.object({ followerId: z.string(), followeeId: z.string() });
const byEdge = {
  // Both people's relations change: whoever watches either of them is told.
  key: ({ followerId }: { followerId: string }) => followerId,
  topics: ({ followerId, followeeId }: { followerId: string; followeeId: string }) => [
    `user:${followerId}`,
    `user:${followeeId}`,
  ],
};
const profile = z.object({ userId: z.string() });
const byProfile = {
  key: ({ userId }: { userId: string }) => userId,
  topics: ({ userId }: { userId: string }) => [`user:${userId}`],
};

/** A profile came to be, with zero stats. */
export const ProfileCreated = defineEvent('profiles.profile.created.v1', profile, byProfile);
/** Name, picture, language or another part of a profile card changed. */
export const ProfileChanged = defineEvent(
  'profiles.profile.changed.v1',
  profile.extend({
    /** Pictures that the profile shows from now on, and those that it shows no longer. */
    shownMediaIds: z.array(z.string()).default([]),
    droppedMediaIds: z.array(z.string()).default([]),
  }),
  byProfile,
);
/** Privacy settings changed; `isPrivate` and audiences are to be read again. */
export const PrivacyChanged = defineEvent('profiles.privacy.changed.v1', profile.extend({ isPrivate: z.boolean() }), byProfile);
/** Staff gave or took the badge. */
export const VerificationChanged = defineEvent(
  'profiles.verification.changed.v1',
  profile.extend({ isVerified: z.boolean() }),
  byProfile,
);
/** An account was hidden from or shown again to everybody else. */
export const ProfileHidden = defineEvent('profiles.profile.hidden.v1', profile.extend({ isHidden: z.boolean() }), byProfile);
/** A follows B from now on. `accepted`: after a request. */
export const FollowAdded = defineEvent('profiles.follow.added.v1', edge.extend({ accepted: z.boolean() }), byEdge);
/** A no longer follows B. `byFollowee`: B removed the follower, or a block did. */
export const FollowRemoved = defineEvent('profiles.follow.removed.v1', edge.extend({ byFollowee: z.boolean() }), byEdge);
/** A asked to follow the private account B. */
export const FollowRequested = defineEvent('profiles.follow.requested.v1', edge, byEdge);
/** The request is gone: withdrawn, declined, or overtaken by a block. */
export const FollowRequestClosed = defineEvent('profiles.follow.request-closed.v1', edge, byEdge);

const block = z.object({ blockerId: z.string(), blockedId: z.string() });
const byBlock = {
  key: ({ blockerId }: { blockerId: string }) => blockerId,
  topics: ({ blockerId, blockedId }: { blockerId: string; blockedId: string }) => [`user:${blockerId}`, `user:${blockedId}`],
};
/** Two people became invisible to each other. */
export const BlockAdded = defineEvent('profiles.block.added.v1', block, byBlock);
/** A block ended; nothing is restored. */
export const BlockRemoved = defineEvent('profiles.block.removed.v1', block, byBlock);
/** A mute began, changed or ended; only the muting one is told. */
export const MuteChanged = defineEvent(
  'profiles.mute.changed.v1',
  z.object({ muterId: z.string(), mutedId: z.string(), isMuted: z.boolean() }),
  {
    key: ({ muterId }) => muterId,
    topics: ({ muterId }) => [`user:${muterId}`],
  },
);
/** Channels, quiet hours or digest of a user changed. */
export const NotificationPreferencesChanged = defineEvent('profiles.notification-preferences.changed.v1', profile, byProfile);
