import type { CoreDeps } from './ports.ts';
import { isFinal } from './video.ts';
import { isOpenToAll } from './video-rules.ts';

export type CarryMediaDeps = Pick<CoreDeps, 'videos' | 'media'>;

/**
 * Tells media which files a video carries, whether everybody may see them, and who was shut out, as it is now; ends the upload of a deleted
 * video, and the work on it. Repeatable.
 */
export async function carryMedia(deps: CarryMediaDeps, videoId: string, detachedMediaIds: readonly string[] = []): Promise<void> {
  const video = await deps.videos.findById(videoId);
  if (video === null) return;
  // Nobody waits for it any more, and others do for their turn.
  if (video.isDeleted && !isFinal(video)) await deps.media.cancel(video.mediaId);
  const carrier = `video:${videoId}`;
  const carried = [video.mediaId, ...(video.thumbnailMediaId === null ? [] : [video.thumbnailMediaId])];
  const accessSince = video.accessSince ?? null;
  await deps.media.setCarrier({ carrier, isPublic: isOpenToAll(video), attached: !video.isDeleted, accessSince }, carried);
  const detached = detachedMediaIds.filter((id) => !carried.includes(id));
  if (detached.length > 0)
    await deps.media.setCarrier({ carrier, isPublic: false, attached: false, accessSince: null }, detached);
}
