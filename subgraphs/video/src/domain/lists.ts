import { type Page, type PageArguments, pageSize, type Viewer } from '@app/kernel';
import { type ListOf, pageByTime } from './paging.ts';
import type { CoreDeps } from './ports.ts';
import { presentVideos, readVideos } from './read-videos.ts';
import type { TimePosition, Video, VideoType } from './video.ts';
import type { HistoryStore, SavedStore } from './watching.ts';

export interface ListDeps extends Pick<CoreDeps, 'videos' | 'relations' | 'cursors'> {
  readonly history: HistoryStore;
  readonly saved: SavedStore;
  /** Ids of the people whom a user follows. */
  readonly followees: (userId: string) => Promise<readonly string[]>;
}

/** Small lists show at most so many. */
const SMALL_LIST_MAX = 50;
/** Rows looked at for each one that a small list shows. */
const CANDIDATES_A_ROW = 4;

/** Videos of one user, newest first: all of one's own, of others those that stand in lists and may be seen. */
export function readUserVideos(
  deps: ListDeps,
  viewer: Viewer | null,
  userId: string,
  type: VideoType | null,
  args: PageArguments,
): Promise<Page<Video>> {
  const viewerId = viewer?.id ?? null;
  const listedOnly = viewerId !== userId;
  return pageByTime<Video, Video>(
    { cursors: deps.cursors, name: `videos-of:${userId}:${type ?? ''}`, viewerId, args },
    {
      skeleton: (after, limit) => deps.videos.listByUser(userId, { type, listedOnly }, after, limit),
      position: ({ createdAt, id }) => ({ atMs: createdAt.getTime(), id }),
      present: (videos) => presentVideos(deps, viewerId, videos, { listedOnly }),
    },
  );
}

/** What the people whom the viewer follows have published, newest first; muted ones are left out. */
export async function readFollowedVideos(deps: ListDeps, viewer: Viewer, args: PageArguments): Promise<Page<Video>> {
  pageSize(args.first);
  const followees = await deps.followees(viewer.id);
  return pageByTime<Video, Video>(
    { cursors: deps.cursors, name: 'followed-videos', viewerId: viewer.id, args },
    {
      skeleton: async (after, limit) => (followees.length === 0 ? [] : deps.videos.listPublishedBy(followees, after, limit)),
      position: ({ publishedAt, createdAt, id }) => ({ atMs: (publishedAt ?? createdAt).getTime(), id }),
      present: (videos) => presentVideos(deps, viewer.id, videos, { hideMuted: true, listedOnly: true }),
    },
  );
}

/** What the viewer keeps for later, last kept first. */
export function readWatchLater(deps: ListDeps, viewer: Viewer, args: PageArguments): Promise<Page<Video>> {
  return pageOfRows(deps, viewer, 'watch-later', args, (after, limit) => deps.saved.list(viewer.id, after, limit));
}

/** What the viewer has watched, last watched first. */
export function readWatchHistory(deps: ListDeps, viewer: Viewer, args: PageArguments): Promise<Page<Video>> {
  return pageOfRows(deps, viewer, 'watch-history', args, (after, limit) => deps.history.list(viewer.id, false, after, limit));
}

/** Videos that the viewer has watched between 5 and 95 %, last watched first. Throws `BadUserInputError` unless `first` is 1 to 50. */
export async function readContinueWatching(deps: ListDeps, viewer: Viewer, first: number | null | undefined): Promise<Video[]> {
  const size = pageSize(first, 20, SMALL_LIST_MAX);
  const rows = await deps.history.list(viewer.id, true, null, size * CANDIDATES_A_ROW);
  const videos = await readVideos(
    deps,
    viewer.id,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id }) => videos.get(id) ?? []).slice(0, size);
}

/** Rows of the viewer's own that name videos; those that may not be seen now are left out. */
function pageOfRows(
  deps: ListDeps,
  viewer: Viewer,
  name: string,
  args: PageArguments,
  skeleton: (after: TimePosition | null, limit: number) => Promise<TimePosition[]>,
): Promise<Page<Video>> {
  const list: ListOf = { cursors: deps.cursors, name, viewerId: viewer.id, args };
  return pageByTime<TimePosition, Video>(list, {
    skeleton,
    position: (row) => row,
    present: async (rows) => {
      const videos = await readVideos(
        deps,
        viewer.id,
        rows.map(({ id }) => id),
      );
      return rows.map(({ id }) => videos.get(id) ?? null);
    },
  });
}
