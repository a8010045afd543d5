import { addSeconds, isId, type NotAllowed, type NotFound, notAllowed, notFound, text } from '@app/kernel';
import { contentOf, later, type Media, originalPath, statusAt } from './media.ts';
import { move, moveWithin } from './move.ts';
import type { MediaDeps } from './ports.ts';
import { retryProcessing } from './retry-processing.ts';
import { PROCESSING_FAILED } from './work.ts';

/** The upload as it is now. */
export interface MediaDone {
  readonly kind: 'MediaSuccess';
  readonly media: Media;
}
export type MediaOutcome = MediaDone | NotFound | NotAllowed;

/** Larger files are only hashed while they arrive. */
const MAX_HASHED_BYTES = 256 * 1024 * 1024;

/** The owner's own upload that is not deleted; null for anything else. */
export async function ownUpload(deps: Pick<MediaDeps, 'uploads'>, ownerId: string, mediaId: string): Promise<Media | null> {
  const media = isId(mediaId) ? await deps.uploads.findById(mediaId) : null;
  return media === null || media.isDeleted || media.ownerId !== ownerId ? null : media;
}

/**
 * Checks that the bytes of an upload are there and are what was declared, and starts processing; repeatable. Processing that failed for reasons
 * that are not in the bytes begins anew. Refuses with `NotFound`, and with
 * `NotAllowed` UPLOAD_INCOMPLETE, UPLOAD_EXPIRED, or the reason why the file cannot be taken (the upload is FAILED then).
 */
export async function completeUpload(deps: MediaDeps, ownerId: string, mediaId: string): Promise<MediaOutcome> {
  const media = await ownUpload(deps, ownerId, mediaId);
  if (media === null) return notFound();
  if (media.status === 'FAILED') return again(deps, media);
  if (media.status === 'EXPIRED') return uploadExpired();
  if (media.status !== 'PENDING') return { kind: 'MediaSuccess', media };
  const size = await deps.store.sizeOf(originalPath(media.id));
  if (size !== media.sizeBytes) return statusAt(media, deps.clock.now()) === 'EXPIRED' ? uploadExpired() : uploadIncomplete();
  const moved = await takeBytes(deps, media);
  // Somebody else has completed or ended it in between.
  return moved ?? completeUpload(deps, ownerId, mediaId);
}

/** What failed for reasons that are not in the bytes is tried again; the file of a video when its domain says so. */
async function again(deps: MediaDeps, media: Media): Promise<MediaOutcome> {
  const reason = media.failureReason ?? PROCESSING_FAILED;
  const retried = reason === PROCESSING_FAILED && media.videoId === null ? await retryProcessing(deps, media.id) : null;
  return retried?.kind === 'MediaSuccess' ? retried : fileRefused(reason);
}

async function takeBytes(deps: MediaDeps, media: Media): Promise<MediaOutcome | null> {
  const path = originalPath(media.id);
  await deps.store.discardIncoming(media.id);
  const known = await lookInside(deps, media, path);
  const guard = { statuses: ['PENDING'], isDeleted: false } as const;
  if (!known.ok) {
    const failed = await move(deps, media.id, {
      guard,
      changes: { status: 'FAILED', failureReason: known.reason, dueAt: later(media.expiresAt, deps.clock.now()) },
    });
    if (failed !== null) await deps.store.remove(path);
    return failed === null ? null : fileRefused(known.reason);
  }
  const { contentType, sha256 } = known;
  const shared = sha256 === null ? null : await shareKnownContent(deps, media, sha256);
  if (shared !== null) {
    await deps.store.remove(path);
    return { kind: 'MediaSuccess', media: shared };
  }
  const dueAt = addSeconds(deps.clock.now(), deps.rules.staleSec);
  const moved = await move(deps, media.id, { guard, changes: { status: 'UPLOADED', contentType, sha256, dueAt } });
  if (moved === null) return null;
  await deps.jobs.process(moved);
  return { kind: 'MediaSuccess', media: moved };
}

/** Reads what the bytes are; content is known by its hash once they are what was declared. */
async function lookInside(
  deps: MediaDeps,
  media: Media,
  path: string,
): Promise<{ ok: true; contentType: string; sha256: string | null } | { ok: false; reason: string }> {
  const isSmall = media.sizeBytes <= MAX_HASHED_BYTES;
  await using file = await (isSmall ? deps.store.open(path) : deps.store.peek(path));
  const sniffed = await deps.sniffer.check(file.path, media.kind, media.contentType);
  if (!sniffed.ok) return sniffed;
  const sha256 = media.sha256 ?? (isSmall ? await deps.sniffer.hash(file.path) : null);
  return { ok: true, contentType: sniffed.contentType, sha256 };
}

/** READY at once with the files of the same bytes that the owner uploaded before; null when there are none. */
async function shareKnownContent(deps: MediaDeps, media: Media, sha256: string): Promise<Media | null> {
  const known = await deps.uploads.findReadyByHash(media.ownerId, sha256, media.kind);
  if (known === null) return null;
  return deps.transact(async (tx) => {
    const now = deps.clock.now();
    // Writing the known row makes a deletion of it conflict with this: its files stay for as long as we need them.
    const source = await deps.uploads.change(known.id, { statuses: ['READY'], isDeleted: false }, {}, now, tx);
    if (source === null) return null;
    const dueAt = media.carriers > 0 ? null : addSeconds(now, deps.rules.orphanSec);
    const changes = { ...contentOf(source), status: 'READY', progress: 100, sha256, dueAt } as const;
    return moveWithin(deps, media.id, { guard: { statuses: ['PENDING'], isDeleted: false }, changes }, tx);
  });
}

function uploadIncomplete(): NotAllowed {
  return notAllowed('UPLOAD_INCOMPLETE', text('Send all bytes of the file first.', '请先上传完整文件。'));
}

/** The upload is over, or gone: the bytes need a new one. */
export function uploadExpired(): NotAllowed {
  return notAllowed('UPLOAD_EXPIRED', text('The upload has ended. Begin a new one.', '上传已失效，请重新上传。'));
}

function fileRefused(reason: string): NotAllowed {
  return notAllowed(reason, text('This file cannot be used. Choose another one.', '无法使用此文件，请选择其他文件。'));
}
