import { ProcessMedia, ProcessQuickVideo, ProcessVideo } from '@app/contracts/jobs';
import type { DeadJob, JobQueue } from '@app/jobs';
import type { UploadStatus } from './domain/media.ts';
import type { MediaDeps } from './domain/ports.ts';
import { retryProcessing } from './domain/retry-processing.ts';
import { PROCESSING_FAILED } from './domain/work.ts';

/** Work that was given up, and how its upload stands now. */
export interface DeadLetter extends Omit<DeadJob, 'input'> {
  readonly mediaId: string;
  /** Null: the upload is gone. */
  readonly status: UploadStatus | null;
  readonly failureReason: string | null;
}

const JOBS = [ProcessMedia, ProcessQuickVideo, ProcessVideo];

/** What the queue has given up in the last 14 days, at most 100 of each kind of work. */
export async function listDeadLetters(queue: JobQueue, deps: Pick<MediaDeps, 'uploads'>): Promise<DeadLetter[]> {
  const dead = (await Promise.all(JOBS.map((job) => queue.dead(job)))).flat();
  const letters = dead.flatMap(({ input, ...letter }) => {
    const work = ProcessMedia.input.safeParse(input);
    return work.success ? [{ ...letter, mediaId: work.data.mediaId }] : [];
  });
  const uploads = await deps.uploads.findByIds(letters.map(({ mediaId }) => mediaId));
  return letters.map((letter) => {
    const media = uploads.get(letter.mediaId);
    const isGone = media === undefined || media.isDeleted;
    return { ...letter, status: isGone ? null : media.status, failureReason: isGone ? null : media.failureReason };
  });
}

/** Begins all of them again that failed for reasons that are not in their bytes; answers the uploads that are at work now. */
export async function retryDeadLetters(queue: JobQueue, deps: MediaDeps): Promise<string[]> {
  const letters = await listDeadLetters(queue, deps);
  const failed = letters.filter(({ status, failureReason }) => status === 'FAILED' && failureReason === PROCESSING_FAILED);
  const begun: string[] = [];
  for (const mediaId of new Set(failed.map((letter) => letter.mediaId)))
    if ((await retryProcessing(deps, mediaId)).kind === 'MediaSuccess') begun.push(mediaId);
  return begun;
}
