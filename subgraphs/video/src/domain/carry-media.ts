import type { CoreDeps } from './ports.ts';
import { isOpenToAll } from './video-rules.ts';

export type CarryMediaDeps = Pick<CoreDeps, 'videos' | 'media'>;

/** Tells media which files a video carries, and whether everybody may see them, and who was shut out, as it is now. Repeatable. */
export async function carryMedia(deps: CarryMediaDeps, videoId: string, detachedMediaIds: readonly string[] = []): Promise<void> {
  const video = await deps.videos.findById(videoId);
  if (video === null) return;
  const carrier = `video:${videoId}`;
  const carried = [video.mediaId, ...(video.thumbnailMediaId === null ? [] : [video.thumbnailMediaId])];
  const accessSince = video.accessSince ?? null;
  await deps.media.setCarrier({ carrier, isPublic: isOpenToAll(video), attached: !video.isDeleted, accessSince }, carried);
  const detached = detachedMediaIds.filter((id) => !carried.includes(id));
  if (detached.length > 0)
    await deps.media.setCarrier({ carrier, isPublic: false, attached: false, accessSince: null }, detached);
}
