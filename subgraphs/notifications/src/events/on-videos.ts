import { VideoDeleted, VideoFailed, VideoPublished, VideoReady } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { Subject } from '../domain/notification.ts';
import { notify, notifyAll } from '../domain/notify.ts';
import type { NotificationDeps } from '../domain/ports.ts';

const video = (id: string): Subject => ({ type: 'VIDEO', id });

/** Pages of a user's followers, newest first. */
export type FollowersOf = (
  userId: string,
  after: string | null,
) => Promise<{ readonly ids: readonly string[]; readonly next: string | null }>;

/** What became of one's own videos, and what those published whom one follows. */
export function onVideos(deps: NotificationDeps, followersOf: FollowersOf): EventHandler[] {
  return [
    on(VideoReady, ({ id, data: { videoId, ownerId, title } }) =>
      notify(deps, id, {
        type: 'VIDEO_PROCESSED',
        receiverId: ownerId,
        actorId: null,
        targetId: videoId,
        subject: video(videoId),
        args: { title },
      }),
    ),
    on(VideoFailed, ({ id, data: { videoId, ownerId, reason } }) =>
      notify(deps, id, {
        type: 'VIDEO_FAILED',
        receiverId: ownerId,
        actorId: null,
        targetId: videoId,
        subject: video(videoId),
        args: { reason },
      }),
    ),
    on(VideoPublished, async ({ id, data: { videoId, ownerId, title } }) => {
      let after: string | null = null;
      do {
        const { ids, next } = await followersOf(ownerId, after);
        await notifyAll(
          deps,
          id,
          ids.map((receiverId) => ({
            type: 'VIDEO_PUBLISHED',
            receiverId,
            actorId: ownerId,
            targetId: videoId,
            subject: video(videoId),
            args: { title },
          })),
        );
        after = next;
      } while (after !== null);
    }),
    on(VideoDeleted, async ({ id, data: { videoId, ownerId, byModerator } }) => {
      if (!byModerator) return;
      await notify(deps, id, {
        type: 'SYSTEM',
        receiverId: ownerId,
        actorId: null,
        targetId: videoId,
        subject: null,
        args: { kind: 'content-removed' },
      });
    }),
  ];
}
