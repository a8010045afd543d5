import { MediaDeleted, MediaFailed, MediaProgressed, MediaReady } from '@app/contracts/events';
import type { NewEvent } from '@app/events/define';
import type { Tx } from '@app/kernel';
import type { Media } from './media.ts';
import type { Guard, MediaChanges, MediaDeps } from './ports.ts';

/** What a change stands on. */
export type MoveDeps = Pick<MediaDeps, 'uploads' | 'quotas' | 'outbox' | 'transact' | 'clock'>;

/** One change of an upload. */
export interface Move {
  readonly guard: Guard;
  readonly changes: MediaChanges;
  /** Begins a new try to process. */
  readonly isNewTry?: boolean;
  /** More work in the same transaction; it may refuse the whole change by throwing. */
  readonly also?: (media: Media, tx: Tx) => Promise<void>;
}

/**
 * Changes an upload that is as the guard says, and tells it: status, progress, ready, failed and deleted are published in the transaction
 * of the change. Leaving PENDING frees the owner's place among open uploads. Null when the upload is not as the guard says.
 */
export async function move(deps: MoveDeps, id: string, change: Move): Promise<Media | null> {
  return deps.transact((tx) => moveWithin(deps, id, change, tx));
}

/** `move` inside a transaction that is open already. */
export async function moveWithin(
  deps: Omit<MoveDeps, 'transact'>,
  id: string,
  { guard, changes, isNewTry, also }: Move,
  tx: Tx,
): Promise<Media | null> {
  const now = deps.clock.now();
  const before = guard.statuses?.includes('PENDING') ? await deps.uploads.findById(id, tx) : null;
  const moved = await deps.uploads.change(id, guard, changes, now, tx, isNewTry);
  if (moved === null) return null;
  if (before?.status === 'PENDING' && moved.status !== 'PENDING') {
    const isUnused = moved.status === 'EXPIRED';
    await deps.quotas.release(moved.ownerId, isUnused ? moved.sizeBytes : 0, moved.createdAt, tx);
  }
  await also?.(moved, tx);
  await deps.outbox.append(eventsOf(moved, changes), tx);
  return moved;
}

/** What a change means for others; a change that is nobody's business is told to nobody. */
function eventsOf(media: Media, changes: MediaChanges): NewEvent[] {
  const about = { mediaId: media.id, ownerId: media.ownerId, videoId: media.videoId };
  if (changes.isDeleted === true) return [MediaDeleted(about)];
  const events: NewEvent[] = [];
  if (changes.status !== undefined || changes.progress !== undefined || changes.video !== undefined)
    events.push(MediaProgressed({ ...about, status: media.status, progress: media.progress }));
  if (changes.status === 'READY') events.push(MediaReady({ ...about, kind: media.kind }));
  if (changes.status === 'FAILED') events.push(MediaFailed({ ...about, reason: media.failureReason ?? 'PROCESSING_FAILED' }));
  return events;
}
