import { addSeconds, notFound, type Viewer } from '@app/kernel';
import { type MediaOutcome, ownUpload } from './complete-upload.ts';
import { derivedFolder, type Media, originalPath, WORKING } from './media.ts';
import { move } from './move.ts';
import type { MediaDeps } from './ports.ts';

/** Removes an upload of the viewer's with everything made of it; what carries it shows nothing in its place. Repeating it finds nothing. */
export async function deleteMedia(deps: MediaDeps, viewer: Viewer, mediaId: string): Promise<MediaOutcome> {
  const media = await ownUpload(deps, viewer.id, mediaId);
  const deleted = media === null ? null : await discard(deps, media);
  return deleted === null ? notFound() : { kind: 'MediaSuccess', media: deleted };
}

/** Removes these uploads, whoever owns them, on behalf of another domain. Repeatable. */
export async function deleteMany(deps: MediaDeps, mediaIds: readonly string[]): Promise<void> {
  for (const media of (await deps.uploads.findByIds(mediaIds)).values()) if (!media.isDeleted) await discard(deps, media);
}

/** Takes an upload out of sight at once, then removes its files. Null when it was deleted in between. */
export async function discard(deps: MediaDeps, media: Media): Promise<Media | null> {
  const now = deps.clock.now();
  const deleted = await move(deps, media.id, {
    guard: { isDeleted: false, statuses: [media.status], version: media.version },
    changes: {
      isDeleted: true,
      deletedAt: now,
      publicKey: null,
      carriers: 0,
      version: media.version + 1,
      dueAt: now,
      ...(media.status === 'PENDING' ? { status: 'EXPIRED' as const } : {}),
    },
    also: (_deleted, tx) => deps.carriers.removeAll(media.id, tx),
  });
  if (deleted === null) {
    const current = await deps.uploads.findById(media.id);
    return current === null || current.isDeleted ? null : discard(deps, current);
  }
  if (WORKING.includes(media.status)) await deps.jobs.cancel(media);
  await removeFiles(deps, deleted);
  return deleted;
}

/**
 * Removes the files of a deleted upload, unless another upload serves them too, and lets the row go after the retention. Repeatable; a sweep
 * finds what a crash leaves behind.
 */
export async function removeFiles(deps: MediaDeps, media: Media): Promise<void> {
  await deps.store.discardIncoming(media.id);
  await deps.store.remove(originalPath(media.id));
  if (!(await deps.uploads.isContentUsed(media.contentId))) await deps.store.remove(derivedFolder(media.contentId));
  const now = deps.clock.now();
  const purgeAt = addSeconds(media.deletedAt ?? now, deps.rules.softDeleteRetentionSec);
  // While its address lives, bytes may still come: they are removed when that ends.
  const dueAt = media.expiresAt > now ? media.expiresAt : null;
  const changes = { dueAt, purgeAt, files: [], keys: [], video: null };
  await deps.transact((tx) => deps.uploads.change(media.id, { isDeleted: true }, changes, now, tx));
}
