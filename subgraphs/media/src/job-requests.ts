import { ProcessMedia, ProcessQuickVideo, ProcessVideo } from '@app/contracts/jobs';
import type { JobQueue } from '@app/jobs';
import type { Logger } from '@app/kernel';
import type { Media } from './domain/media.ts';
import type { JobRequests } from './domain/ports.ts';

/** What is no short waits behind shorts; 0 is served first. */
const NO_SHORT_PRIORITY = 10;
/** A video that small does not keep others waiting for long. */
const SMALL_VIDEO_BYTES = 64 * 1024 * 1024;

/** Asks the queue; while it is away, the sweep asks again later. */
export function createJobRequests(queue: JobQueue, logger: Logger): JobRequests {
  const inputOf = ({ id, version }: Media) => ({ mediaId: id, version });
  const unlessAway = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      logger.warn({ err: error }, `the queue could not ${what} a job`);
    }
  };
  return {
    process: (media) => unlessAway('take', () => queue.enqueue(jobOf(media), inputOf(media), { priority: priorityOf(media) })),
    cancel: (media) =>
      unlessAway('cancel', async () => {
        const jobId = await queue.find(jobOf(media), inputOf(media));
        if (jobId !== null) await queue.cancel(jobOf(media), jobId);
      }),
  };
}

function jobOf({ kind, isShort, sizeBytes }: Media) {
  if (kind !== 'VIDEO') return ProcessMedia;
  return isShort || sizeBytes <= SMALL_VIDEO_BYTES ? ProcessQuickVideo : ProcessVideo;
}

function priorityOf({ kind, isShort }: Media): number {
  return kind !== 'VIDEO' || isShort ? 0 : NO_SHORT_PRIORITY;
}
