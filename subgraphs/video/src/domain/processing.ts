import { VideoProgressed } from '@app/contracts/events';
import { type InvalidInput, type NotAllowed, type NotFound, notFound, type Viewer } from '@app/kernel';
import { findOwn } from './read-videos.ts';
import { fromMedia, refusals } from './refusals.ts';
import { CANCELLED, type SyncVideoDeps, syncVideo } from './sync-video.ts';
import type { Video } from './video.ts';

/** The video as it is after the change. */
export interface VideoSuccess {
  readonly kind: 'VideoSuccess';
  readonly video: Video;
}
export type ProcessingOutcome = VideoSuccess | InvalidInput | NotFound | NotAllowed;

/**
 * The bytes are there: media checks them and begins. Repeating it is harmless. Refuses as media does, e.g. `NotAllowed` reason
 * `UPLOAD_INCOMPLETE`.
 */
export async function completeVideoUpload(deps: SyncVideoDeps, viewer: Viewer, videoId: string): Promise<ProcessingOutcome> {
  const video = await findOwn(deps, viewer, videoId);
  if (video === null) return notFound();
  if (video.status !== 'UPLOADING') return { kind: 'VideoSuccess', video };
  const outcome = await deps.media.complete(video.mediaId);
  // Also when it was refused: the bytes may have failed their check for good.
  await syncVideo(deps, video.mediaId);
  if (outcome.kind === 'Refused') return fromMedia(outcome);
  return outcome.kind === 'NotFound' ? notFound() : readOwn(deps, viewer, videoId);
}

/** Processes a failed video again from its stored source; one that is under way already is left alone. Refuses `NOT_FAILED`, `NOT_RETRYABLE`. */
export async function retryProcessing(deps: SyncVideoDeps, viewer: Viewer, videoId: string): Promise<ProcessingOutcome> {
  const video = await findOwn(deps, viewer, videoId);
  if (video === null) return notFound();
  if (video.status === 'UPLOADED' || video.status === 'PROCESSING') return { kind: 'VideoSuccess', video };
  if (video.status !== 'FAILED') return refusals.notFailed();
  const outcome = await deps.media.retry(video.mediaId);
  if (outcome.kind === 'Refused') return fromMedia(outcome);
  if (outcome.kind === 'NotFound') return notFound();
  await deps.transact(async (tx) => {
    const current = await deps.videos.findById(video.id, tx);
    // An event of media may have been quicker.
    if (current?.status !== 'FAILED' || current.isDeleted) return;
    const changes = { status: 'UPLOADED', failureReason: null, progress: 0 } as const;
    await deps.videos.update(video.id, changes, deps.clock.now(), tx);
    await deps.outbox.append(
      [VideoProgressed({ videoId: video.id, ownerId: video.userId, status: changes.status, progress: changes.progress })],
      tx,
    );
  });
  return readOwn(deps, viewer, videoId);
}

/** Ends the processing: the video is FAILED with reason `CANCELLED` and can be retried. Refuses `NOT_PROCESSING`. */
export async function cancelProcessing(deps: SyncVideoDeps, viewer: Viewer, videoId: string): Promise<ProcessingOutcome> {
  const video = await findOwn(deps, viewer, videoId);
  if (video === null) return notFound();
  if (video.status === 'FAILED' && video.failureReason === CANCELLED) return { kind: 'VideoSuccess', video };
  if (video.status !== 'UPLOADED' && video.status !== 'PROCESSING') return refusals.notProcessing();
  const outcome = await deps.media.cancel(video.mediaId);
  if (outcome.kind === 'NotFound') return notFound();
  if (outcome.kind === 'Refused') {
    await syncVideo(deps, video.mediaId);
    return refusals.notProcessing();
  }
  await deps.transact(async (tx) => {
    const current = await deps.videos.findById(video.id, tx);
    if (current === null || current.isDeleted || (current.status !== 'UPLOADED' && current.status !== 'PROCESSING')) return;
    const changes = { status: 'FAILED', failureReason: CANCELLED, isPlayable: false } as const;
    await deps.videos.update(video.id, changes, deps.clock.now(), tx);
    const { id: videoId, userId: ownerId, progress } = current;
    // No failure is told: the owner has wanted it.
    await deps.outbox.append([VideoProgressed({ videoId, ownerId, status: changes.status, progress })], tx);
  });
  return readOwn(deps, viewer, videoId);
}

async function readOwn(deps: SyncVideoDeps, viewer: Viewer, videoId: string): Promise<VideoSuccess | NotFound> {
  const video = await findOwn(deps, viewer, videoId);
  return video === null ? notFound() : { kind: 'VideoSuccess', video };
}
