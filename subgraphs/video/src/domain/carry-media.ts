import type { CoreDeps } from './ports.ts';
import { isOpenToAll } from './video-rules.ts';

export type CarryMediaDeps = Pick<CoreDeps, 'videos' | 'media'>;

/** Tells media which files a video carries, and whether everybody may see them, as it is now. Repeatable. */
export async function carryMedia(deps: CarryMediaDeps, videoId: string, detachedMediaIds: readonly string[] = []): Promise<void> {
  const video = await deps.videos.findById(videoId);
  if (video === null) return;
  const carrier = `video:${videoId}`;
  const carried = [video.mediaId, ...(video.thumbnailMediaId === null ? [] : [video.thumbnailMediaId])];
  await deps.media.setCarrier(carrier, carried, isOpenToAll(video), !video.isDeleted);
  const detached = detachedMediaIds.filter((id) => !carried.includes(id));
  if (detached.length > 0) await deps.media.setCarrier(carrier, detached, false, false);
}
