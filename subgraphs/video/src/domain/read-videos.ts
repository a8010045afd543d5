import { isId } from '@app/kernel';
import type { ReadRelations, VideoStore } from './ports.ts';
import type { Video } from './video.ts';
import { isInList, isVisible, type ListRules } from './video-rules.ts';

export interface ReadVideosDeps {
  readonly videos: Pick<VideoStore, 'findByIds'>;
  readonly relations: ReadRelations;
}

/** Videos that the viewer (null: anonymous) may see now, by id. Cost: one bulk read and one relation look-up. */
export async function readVideos(
  deps: ReadVideosDeps,
  viewerId: string | null,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Video>> {
  const found = [...(await deps.videos.findByIds(ids.filter(isId))).values()];
  const relations = await deps.relations(viewerId, [...new Set(found.map(({ userId }) => userId))]);
  const visible = found.filter((video) => isVisible(video, viewerId, relations.get(video.userId)));
  return new Map(visible.map((video) => [video.id, video]));
}

/** Of these videos those that may stand in the viewer's list, in order; null in the place of the others. Cost: one relation look-up. */
export async function presentVideos(
  deps: Pick<ReadVideosDeps, 'relations'>,
  viewerId: string | null,
  videos: readonly (Video | null)[],
  rules: ListRules,
): Promise<(Video | null)[]> {
  const owners = new Set(videos.flatMap((video) => (video === null ? [] : [video.userId])));
  const relations = await deps.relations(viewerId, [...owners]);
  return videos.map((video) => (video !== null && isInList(video, viewerId, relations.get(video.userId), rules) ? video : null));
}

/** The caller's own video, if it is there; else null. Cost: one read. */
export async function findOwn(
  deps: { readonly videos: Pick<VideoStore, 'findById'> },
  viewer: { readonly id: string },
  videoId: string,
): Promise<Video | null> {
  const video = isId(videoId) ? await deps.videos.findById(videoId) : null;
  return video !== null && video.userId === viewer.id && !video.isDeleted ? video : null;
}
