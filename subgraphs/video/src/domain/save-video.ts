import { isId, type NotFound, notFound, type Viewer } from '@app/kernel';
import type { CoreDeps } from './ports.ts';
import type { VideoSuccess } from './processing.ts';
import { readVideos } from './read-videos.ts';
import type { SavedStore } from './watching.ts';

export interface SaveVideoDeps extends Pick<CoreDeps, 'videos' | 'relations' | 'clock'> {
  readonly saved: SavedStore;
}

/** Keeps a video for later, or no longer. What one may not see any more can still be let go. Repeatable. */
export async function saveVideo(
  deps: SaveVideoDeps,
  viewer: Viewer,
  videoId: string,
  isSaved: boolean,
): Promise<VideoSuccess | NotFound> {
  if (!isSaved && isId(videoId)) await deps.saved.remove(viewer.id, videoId);
  const video = (await readVideos(deps, viewer.id, [videoId])).get(videoId);
  if (video === undefined) return notFound();
  if (isSaved) await deps.saved.put(viewer.id, videoId, deps.clock.now());
  return { kind: 'VideoSuccess', video };
}
