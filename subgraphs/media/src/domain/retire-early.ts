import { addSeconds } from '@app/kernel';
import { derivedFolder, type Media, originalPath } from './media.ts';
import type { MediaDeps } from './ports.ts';

/** Whoever began before all renditions were there may pause for so long, besides the length of the video. */
const PAUSES_SEC = 3_600;

/** When nobody plays the early rendition of a video that is READY at `now` any more; null for what has no such thing. */
export function retirementOf({ kind, durationSec }: Pick<Media, 'kind' | 'durationSec'>, now: Date): Date | null {
  return kind === 'VIDEO' ? addSeconds(now, (durationSec ?? 0) + PAUSES_SEC) : null;
}

/**
 * Takes the early rendition of a READY video away, and whatever a killed worker has left beside its files. It was kept for those who began to
 * play it; the master playlist never names it. Does nothing when the upload has changed meanwhile.
 */
export async function retireEarly(
  deps: Pick<MediaDeps, 'uploads' | 'store' | 'transact' | 'clock'>,
  media: Media,
): Promise<void> {
  const key = media.video?.early?.master?.split('/')[0] ?? null;
  const keys = media.keys.filter((one) => one !== key);
  const early = media.video?.early ? { ...media.video.early, master: null, rendition: null } : null;
  const changes = { keys, video: media.video === null ? null : { ...media.video, early }, dueAt: null };
  const guard = { statuses: ['READY'], version: media.version, isDeleted: false } as const;
  const retired = await deps.transact((tx) => deps.uploads.change(media.id, guard, changes, deps.clock.now(), tx));
  // Files that are shared are looked after by the upload that they were made of.
  if (retired === null || retired.contentId !== retired.id) return;
  await deps.store.removeOthers(derivedFolder(retired.id), retired.keys);
  await deps.store.remove(originalPath(retired.id));
}
