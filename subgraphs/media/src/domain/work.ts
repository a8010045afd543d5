import { addSeconds } from '@app/kernel';
import { type Media, type MediaContent, WORKING } from './media.ts';
import { move, moveWithin } from './move.ts';
import type { MediaChanges, MediaDeps } from './ports.ts';
import { retirementOf } from './retire-early.ts';

/** What a worker stands on. */
export type WorkDeps = Pick<MediaDeps, 'uploads' | 'quotas' | 'outbox' | 'transact' | 'clock' | 'rules'>;

/** Somebody else has the upload in hand now, or nobody is to work on it any more: stop, and publish nothing. */
export class WorkLostError extends Error {
  override readonly name = 'WorkLostError';

  constructor(mediaId: string) {
    super(`the work on ${mediaId} was taken away`);
  }
}

/** Reason of an upload that could not be processed for reasons that are not in its bytes. */
export const PROCESSING_FAILED = 'PROCESSING_FAILED';
/** Tries of one upload after which it is given up, whatever ended them. */
const MAX_TRIES = 30;

/**
 * Begins a try: PROCESSING, with a fence that shuts out every earlier try. Null when there is nothing to do: gone, cancelled, done already, or of
 * another version.
 */
export async function beginWork(deps: WorkDeps, mediaId: string, version: number): Promise<Media | null> {
  const begun = await move(deps, mediaId, {
    guard: { statuses: WORKING, version, isDeleted: false },
    changes: { status: 'PROCESSING', dueAt: staleAt(deps) },
    isNewTry: true,
  });
  if (begun === null || begun.fence <= MAX_TRIES) return begun;
  await failWork(deps, begun, PROCESSING_FAILED);
  return null;
}

/** Says that a try is alive; false when it is this worker's no longer. */
export async function keepWork(deps: WorkDeps, { id, version, fence }: Media): Promise<boolean> {
  return deps.uploads.touch(id, version, fence, staleAt(deps));
}

/** Records what a step has made. Throws `WorkLostError`. */
export async function recordWork(deps: WorkDeps, media: Media, changes: MediaChanges): Promise<Media> {
  const recorded = await move(deps, media.id, { guard: guardOf(media), changes: { ...changes, dueAt: staleAt(deps) } });
  if (recorded === null) throw new WorkLostError(media.id);
  return recorded;
}

/** Publishes everything at once: READY. Throws `WorkLostError`. */
export async function finishWork(deps: WorkDeps, media: Media, content: Omit<MediaContent, 'contentId'>): Promise<Media> {
  const finished = await deps.transact(async (tx) => {
    const current = await deps.uploads.findById(media.id, tx);
    const isCarried = current === null || current.carriers > 0 || current.videoId !== null;
    const dueAt = isCarried ? retirementOf(media, deps.clock.now()) : addSeconds(deps.clock.now(), deps.rules.orphanSec);
    const changes = { ...content, status: 'READY', progress: 100, failureReason: null, dueAt } as const;
    return moveWithin(deps, media.id, { guard: guardOf(media), changes }, tx);
  });
  if (finished === null) throw new WorkLostError(media.id);
  return finished;
}

/** The file can never be processed: FAILED with a stable reason. Does nothing when the try is this worker's no longer. */
export async function failWork(deps: WorkDeps, media: Media, reason: string): Promise<void> {
  await move(deps, media.id, { guard: guardOf(media), changes: failure(deps, reason) });
}

/** The queue has given the work up: FAILED, visibly. Does nothing when it is done or was begun anew. */
export async function giveUpWork(deps: WorkDeps, mediaId: string, version: number): Promise<void> {
  const guard = { statuses: WORKING, version, isDeleted: false };
  await move(deps, mediaId, { guard, changes: failure(deps, PROCESSING_FAILED) });
}

function failure(deps: WorkDeps, failureReason: string): MediaChanges {
  return { status: 'FAILED', failureReason, dueAt: addSeconds(deps.clock.now(), deps.rules.failedRetentionSec) };
}

function guardOf({ version, fence }: Media) {
  return { statuses: ['PROCESSING'], version, fence, isDeleted: false } as const;
}

function staleAt(deps: WorkDeps): Date {
  return addSeconds(deps.clock.now(), deps.rules.staleSec);
}
