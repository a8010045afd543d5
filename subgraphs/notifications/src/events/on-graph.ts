import {
  BlockAdded,
  FollowAdded,
  FollowRemoved,
  FollowRequestClosed,
  FollowRequested,
  NotificationPreferencesChanged,
  VerificationChanged,
} from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import { type DigestDeps, followDigestWish } from '../domain/digest.ts';
import type { Subject } from '../domain/notification.ts';
import { forgetEachOther, notify, retract } from '../domain/notify.ts';
import type { NotificationDeps } from '../domain/ports.ts';

const user = (id: string): Subject => ({ type: 'USER', id });

/** Who follows whom, who no longer sees whom, and how people want to be told. */
export function onGraph(deps: NotificationDeps, digest: DigestDeps): EventHandler[] {
  return [
    on(FollowAdded, async ({ id, data: { followerId, followeeId, accepted } }) => {
      if (accepted) {
        await notify(deps, id, {
          type: 'FOLLOW_ACCEPTED',
          receiverId: followerId,
          actorId: followeeId,
          targetId: followerId,
          subject: user(followeeId),
        });
        await retract(deps, { type: 'FOLLOW_REQUEST', receiverId: followeeId, actorId: followerId, targetId: followeeId });
      } else {
        await notify(deps, id, {
          type: 'FOLLOW',
          receiverId: followeeId,
          actorId: followerId,
          targetId: followeeId,
          subject: user(followerId),
        });
      }
    }),
    on(FollowRemoved, async ({ id, data: { followerId, followeeId, byFollowee } }) => {
      await retract(deps, { type: 'FOLLOW', receiverId: followeeId, actorId: followerId, targetId: followeeId });
      if (!byFollowee)
        await notify(deps, id, {
          type: 'UNFOLLOW',
          receiverId: followeeId,
          actorId: followerId,
          targetId: followeeId,
          subject: user(followerId),
        });
    }),
    on(FollowRequested, ({ id, data: { followerId, followeeId } }) =>
      notify(deps, id, {
        type: 'FOLLOW_REQUEST',
        receiverId: followeeId,
        actorId: followerId,
        targetId: followeeId,
        subject: user(followerId),
      }),
    ),
    on(FollowRequestClosed, ({ data: { followerId, followeeId } }) =>
      retract(deps, { type: 'FOLLOW_REQUEST', receiverId: followeeId, actorId: followerId, targetId: followeeId }),
    ),
    on(NotificationPreferencesChanged, async ({ data: { userId } }) => {
      await followDigestWish(digest, userId);
      await deps.deliveries.hasten(userId, deps.clock.now());
    }),
    on(BlockAdded, ({ data: { blockerId, blockedId } }) => forgetEachOther(deps, blockerId, blockedId)),
    on(VerificationChanged, ({ id, data: { userId, isVerified } }) =>
      notify(deps, id, {
        type: 'SYSTEM',
        receiverId: userId,
        actorId: null,
        // Given and taken are two things to tell.
        targetId: id,
        subject: null,
        args: { kind: isVerified ? 'verified' : 'unverified' },
      }),
    ),
  ];
}
