import { addSeconds } from '@app/kernel';
import type { CoreDeps } from './ports.ts';
import { type RefreshTrendingDeps, refreshTrending } from './refresh-trending.ts';
import { type SyncVideoDeps, syncVideo } from './sync-video.ts';
import type { Video } from './video.ts';

/** Work on the whole store that no request waits for. */
export interface Housekeeping {
  /** Videos that were deleted before a time. */
  listDeleted(before: Date, limit: number): Promise<Video[]>;
  /** Takes a video and all that hangs on it away for good. */
  purge(video: Video): Promise<void>;
  /** Compares kept counts with the rows that they stand for and puts them right; answers how many videos were wrong, of how many. */
  reconcile(): Promise<{ readonly checked: number; readonly repaired: number }>;
}

export interface MaintainDeps extends RefreshTrendingDeps, SyncVideoDeps, Pick<CoreDeps, 'media'> {
  readonly housekeeping: Housekeeping;
  /** Seconds for which deleted rows are kept. */
  readonly retentionSec: number;
}

export type MaintenanceTask = 'refresh-trending' | 'reconcile-counters' | 'purge-soft-deleted';

const VIDEOS_A_ROUND = 100;
/** A video whose file has not moved for so long is asked about. */
const QUIET_SEC = 60;

/** Runs one task of upkeep; `counts` says what was done, by kind. Repeatable. */
export async function maintain(deps: MaintainDeps, task: MaintenanceTask): Promise<Record<string, number>> {
  switch (task) {
    case 'refresh-trending':
      await deps.trending.noteAll();
      return { scored: await refreshTrending(deps) };
    case 'reconcile-counters':
      return { ...(await deps.housekeeping.reconcile()) };
    case 'purge-soft-deleted':
      return { videos: await purgeDeleted(deps) };
  }
}

async function purgeDeleted(deps: MaintainDeps): Promise<number> {
  const before = addSeconds(deps.clock.now(), -deps.retentionSec);
  for (let purged = 0; ; ) {
    const videos = await deps.housekeeping.listDeleted(before, VIDEOS_A_ROUND);
    for (const video of videos) {
      await deps.media.delete([video.mediaId]);
      await deps.housekeeping.purge(video);
    }
    purged += videos.length;
    if (videos.length < VIDEOS_A_ROUND) return purged;
  }
}

/** Asks media about videos that have not moved for a while, should an event have been lost. Answers how many were asked about. */
export async function sweepUnfinished(deps: SyncVideoDeps, signal?: AbortSignal): Promise<number> {
  const before = addSeconds(deps.clock.now(), -QUIET_SEC);
  let asked = 0;
  for (let after: Video | null = null; !signal?.aborted; ) {
    const videos: Video[] = await deps.videos.listUnfinished(before, after, VIDEOS_A_ROUND);
    for (const { mediaId } of videos) await syncVideo(deps, mediaId);
    asked += videos.length;
    if (videos.length < VIDEOS_A_ROUND) break;
    after = videos.at(-1) ?? null;
  }
  return asked;
}
