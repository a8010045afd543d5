import { addSeconds, type NotAllowed, notAllowed, notFound, text } from '@app/kernel';
import { type MediaOutcome, ownUpload } from './complete-upload.ts';
import { derivedFolder, later, type Media, originalPath, WORKING } from './media.ts';
import { move } from './move.ts';
import type { MediaDeps } from './ports.ts';

/** Reason of an upload whose processing its owner has stopped. */
export const CANCELLED = 'CANCELLED';

/**
 * Ends an upload that is not ready, and the work on it: EXPIRED; repeatable. Refuses with `NotFound`, and with `NotAllowed` NOT_CANCELLABLE once
 * it is READY or FAILED.
 */
export async function cancelUpload(deps: MediaDeps, ownerId: string, mediaId: string): Promise<MediaOutcome> {
  const media = await ownUpload(deps, ownerId, mediaId);
  if (media === null) return notFound();
  if (media.status === 'EXPIRED') return { kind: 'MediaSuccess', media };
  if (media.status === 'READY' || media.status === 'FAILED') return notCancellable();
  const ended = await end(deps, media, 'EXPIRED');
  return ended === null ? cancelUpload(deps, ownerId, mediaId) : { kind: 'MediaSuccess', media: ended };
}

/**
 * Stops the upload or the processing of a video on behalf of its domain: EXPIRED while bytes are missing; FAILED with CANCELLED afterwards, which
 * can be retried. Refused like `cancelUpload`.
 */
export async function cancelVideo(deps: MediaDeps, mediaId: string): Promise<MediaOutcome> {
  const media = await deps.uploads.findById(mediaId);
  if (media === null || media.isDeleted) return notFound();
  if (media.status === 'EXPIRED') return { kind: 'MediaSuccess', media };
  if (media.status === 'FAILED' && media.failureReason === CANCELLED) return { kind: 'MediaSuccess', media };
  if (media.status === 'READY' || media.status === 'FAILED') return notCancellable();
  const ended = await end(deps, media, media.status === 'PENDING' ? 'EXPIRED' : 'FAILED');
  return ended === null ? cancelVideo(deps, mediaId) : { kind: 'MediaSuccess', media: ended };
}

/** A new version takes the upload out of the hands of whoever works on it. Null when it has changed in between. */
async function end(deps: MediaDeps, media: Media, status: 'EXPIRED' | 'FAILED'): Promise<Media | null> {
  const now = deps.clock.now();
  const isFinal = status === 'EXPIRED';
  const ended = await move(deps, media.id, {
    guard: { statuses: [media.status], version: media.version, isDeleted: false },
    changes: {
      status,
      failureReason: isFinal ? null : CANCELLED,
      version: media.version + 1,
      progress: 0,
      dueAt: isFinal ? now : addSeconds(now, deps.rules.failedRetentionSec),
    },
  });
  if (ended === null) return null;
  if (WORKING.includes(media.status)) await deps.jobs.cancel(media);
  if (isFinal) await removeBytes(deps, ended);
  return ended;
}

/**
 * Removes what has arrived of an upload that is EXPIRED or FAILED for good, and what was made of it, and lets the row go after the retention. While
 * its address lives, bytes may still come: it is due once more when that ends. Repeatable; a sweep finds what a crash leaves behind.
 */
export async function removeBytes(
  deps: Pick<MediaDeps, 'store' | 'uploads' | 'transact' | 'clock' | 'rules'>,
  media: Media,
): Promise<void> {
  await deps.store.discardIncoming(media.id);
  await deps.store.remove(originalPath(media.id));
  // Nothing shares the files of what was never READY.
  await deps.store.remove(derivedFolder(media.id));
  const now = deps.clock.now();
  const changes = {
    keys: [],
    video: null,
    dueAt: media.expiresAt > now ? media.expiresAt : null,
    // The row of a video's file goes with the video.
    purgeAt: media.videoId === null ? addSeconds(later(media.expiresAt, now), deps.rules.softDeleteRetentionSec) : null,
  };
  const guard = { version: media.version, statuses: [media.status], isDeleted: false };
  await deps.transact((tx) => deps.uploads.change(media.id, guard, changes, now, tx));
}

function notCancellable(): NotAllowed {
  return notAllowed('NOT_CANCELLABLE', text('It is done already. Delete it instead.', '已处理完成，请改用删除。'));
}
