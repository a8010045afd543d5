import { moderationReasonField } from '@app/collections/wechat_video/fields';
import { VideoDeleted } from '@app/contracts/events';
import { isId, type NotFound, notFound, type Viewer } from '@app/kernel';
import type { CoreDeps } from './ports.ts';
import { findOwn } from './read-videos.ts';
import type { Video } from './video.ts';

export type DeleteVideoDeps = Pick<CoreDeps, 'videos' | 'outbox' | 'transact' | 'clock'>;

/** The video is gone. */
export interface VideoGone {
  readonly kind: 'VideoDeleted';
  readonly videoId: string;
}

/** Deletes one's own video; others see nothing of it from now on. */
export async function deleteVideo(deps: DeleteVideoDeps, viewer: Viewer, videoId: string): Promise<VideoGone | NotFound> {
  if ((await findOwn(deps, viewer, videoId)) === null) return notFound();
  return (await takeDown(deps, videoId, null)) ? { kind: 'VideoDeleted', videoId } : notFound();
}

/** Why staff may take something away: 1 to 500 code points. */
export const removalReasonSchema = moderationReasonField();

/** Takes a video away for everybody; its owner is told. The caller has been found to be a moderator, and `reason` checked. */
export async function removeVideo(
  deps: DeleteVideoDeps,
  moderator: Viewer,
  videoId: string,
  reason: string,
): Promise<VideoGone | NotFound> {
  const isGone = isId(videoId) && (await takeDown(deps, videoId, { byId: moderator.id, reason }));
  return isGone ? { kind: 'VideoDeleted', videoId } : notFound();
}

/** Deletes a video that is there; answers whether it was. Its files follow by the event; addresses that were handed out end. */
export function takeDown(deps: DeleteVideoDeps, videoId: string, removal: Video['removal']): Promise<boolean> {
  const now = deps.clock.now();
  return deps.transact(async (tx) => {
    const video = await deps.videos.findById(videoId, tx);
    if (video === null || video.isDeleted) return false;
    await deps.videos.update(videoId, { isDeleted: true, deletedAt: now, removal, accessSince: now }, now, tx);
    const event = {
      videoId,
      ownerId: video.userId,
      byModerator: removal !== null,
      reason: removal?.reason ?? null,
      wasPublished: video.publishedAt !== null,
    };
    await deps.outbox.append([VideoDeleted(event)], tx);
    return true;
  });
}
