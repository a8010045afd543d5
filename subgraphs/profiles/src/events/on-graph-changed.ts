import {
  BlockAdded,
  BlockRemoved,
  FollowAdded,
  FollowRemoved,
  FollowRequestClosed,
  FollowRequested,
  MuteChanged,
  PrivacyChanged,
  ProfileHidden,
} from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { InvalidateRelations } from '../domain/ports.ts';

/**
 * Cached relations are voided at once by the use case that changed them; this second time covers a process that died
 * between its commit and that. An account that went public accepts the requests that its own change left open.
 */
export function onGraphChanged(
  invalidate: InvalidateRelations,
  acceptAllRequests: (userId: string) => Promise<void>,
): EventHandler[] {
  return [
    ...[FollowAdded, FollowRemoved, FollowRequested, FollowRequestClosed].map((type) =>
      on(type, ({ data }) => invalidate(data.followerId, data.followeeId)),
    ),
    ...[BlockAdded, BlockRemoved].map((type) => on(type, ({ data }) => invalidate(data.blockerId, data.blockedId))),
    on(MuteChanged, ({ data }) => invalidate(data.muterId, data.mutedId)),
    on(PrivacyChanged, async ({ data }) => {
      await invalidate(data.userId);
      if (!data.isPrivate) await acceptAllRequests(data.userId);
    }),
    on(ProfileHidden, ({ data }) => invalidate(data.userId)),
  ];
}
