import { addSeconds } from '@app/kernel';
import { removeBytes } from './cancel-upload.ts';
import { discard, removeFiles } from './delete-media.ts';
import { type UploadStatus, WORKING } from './media.ts';
import { move } from './move.ts';
import type { MediaDeps } from './ports.ts';
import { retireEarly } from './retire-early.ts';

/** Uploads looked after in one round. */
const BATCH = 200;
/** Most rounds of one task; what is left waits for the next time. */
const MAX_ROUNDS = 50;

/** Ends uploads whose address has ended, and removes what had arrived of them. Answers how many. */
export async function expireUploads(deps: MediaDeps): Promise<number> {
  const ended = await eachDue(deps, ['PENDING'], false, async (media) => {
    await move(deps, media.id, {
      guard: { statuses: ['PENDING'], version: media.version, isDeleted: false },
      changes: { status: 'EXPIRED' },
    });
  });
  await eachDue(deps, ['EXPIRED'], false, (media) => removeBytes(deps, media));
  return ended;
}

/** Asks again for work that was lost: by a flushed queue, a killed worker, a job that could not be asked for. Answers how many. */
export async function resumeAbandonedWork(deps: MediaDeps): Promise<number> {
  return eachDue(deps, WORKING, false, async (media) => {
    const dueAt = addSeconds(deps.clock.now(), deps.rules.staleSec);
    const guard = { statuses: [media.status], version: media.version, fence: media.fence, isDeleted: false };
    const taken = await move(deps, media.id, { guard, changes: { dueAt } });
    if (taken !== null) await deps.jobs.process(taken);
  });
}

/** Removes finished uploads that nothing carries, and the bytes of failed ones that nobody has tried again. */
export async function collectOrphans(deps: MediaDeps): Promise<{ orphans: number; failed: number }> {
  const orphans = await eachDue(deps, ['READY'], false, async (media) => {
    // The file of a video goes with the video, when its domain says so.
    if (media.carriers === 0 && media.videoId === null) await discard(deps, media);
    else await retireEarly(deps, media);
  });
  const failed = await eachDue(deps, ['FAILED'], false, (media) => removeBytes(deps, media));
  return { orphans, failed };
}

/** Removes files of deleted uploads that a crash has left behind, and rows whose retention is over. */
export async function purgeDeleted(deps: MediaDeps): Promise<{ files: number; rows: number }> {
  const statuses: UploadStatus[] = ['PENDING', 'UPLOADED', 'PROCESSING', 'READY', 'FAILED', 'EXPIRED'];
  const files = await eachDue(deps, statuses, true, (media) => removeFiles(deps, media));
  return { files, rows: await deps.uploads.purge(deps.clock.now()) };
}

/** What the worker does every few seconds. */
export async function sweep(deps: MediaDeps): Promise<void> {
  await resumeAbandonedWork(deps);
  await expireUploads(deps);
  await purgeDeleted(deps);
}

type DueMedia = Awaited<ReturnType<MediaDeps['uploads']['listDue']>>[number];

async function eachDue(
  deps: MediaDeps,
  statuses: readonly UploadStatus[],
  isDeleted: boolean,
  work: (media: DueMedia) => Promise<unknown>,
): Promise<number> {
  const before = deps.clock.now();
  let count = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const due = await deps.uploads.listDue(statuses, isDeleted, before, BATCH);
    for (const media of due) await work(media);
    count += due.length;
    if (due.length < BATCH) break;
  }
  return count;
}
