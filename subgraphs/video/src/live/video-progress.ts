import { isId, NotFoundError } from '@app/kernel';
import { type LiveField, liveCursor, liveStream, type ResyncPayload, type Runtime } from '@app/subgraph';
import { z } from 'zod';
import { type ReadVideosDeps, readVideos } from '../domain/read-videos.ts';
import { isFinal, type Video } from '../domain/video.ts';

export interface VideoProgressDeps extends ReadVideosDeps {
  readonly runtime: Runtime;
}

/** What the stream of one video carries. */
export type VideoProgressItem =
  | { readonly __typename: 'VideoChanged'; readonly cursor: string; readonly video: Video }
  | ResyncPayload;

/**
 * Status and progress of one video: as it is now (unless continued from a cursor), then each change, until it is ready or failed, or the
 * viewer may no longer see it. Throws `NotFoundError` for a video that they may not see now, `BadUserInputError` for a foreign cursor.
 */
export async function openVideoProgress(
  deps: VideoProgressDeps,
  viewer: { readonly id: string },
  videoId: string,
  after: string | null | undefined,
  signal: AbortSignal,
): Promise<AsyncGenerator<VideoProgressItem>> {
  const field: LiveField = { name: `videoProgress:${videoId}`, viewerId: viewer.id, domains: ['video'] };
  deps.runtime.cursors.decode(`live:${field.name}`, viewer.id, after, z.unknown());
  // The place first, then the state: what happens in between is told after it.
  const cursor = after ?? liveCursor(deps.runtime, field);
  const read = async () => (isId(videoId) ? ((await readVideos(deps, viewer.id, [videoId])).get(videoId) ?? null) : null);
  const now = await read();
  if (now === null) throw new NotFoundError();
  let told = after ? null : now;
  const changes = liveStream<{ readonly __typename: 'VideoChanged'; readonly video: Video }>(deps.runtime, {
    ...field,
    topics: [`video:${videoId}`],
    after: cursor,
    signal,
    present: async (_event, live) => {
      const video = await read();
      if (video === null) live.close();
      if (video === null || (told !== null && isSame(told, video))) return [];
      told = video;
      return [{ __typename: 'VideoChanged', video }];
    },
  });
  return untilFinal(now, after ? null : cursor, cursor, changes);
}

async function* untilFinal(
  now: Video,
  snapshotCursor: string | null,
  cursor: string,
  changes: AsyncGenerator<VideoProgressItem>,
): AsyncGenerator<VideoProgressItem> {
  // A video that is done has nothing more to tell: a client that comes late is told so.
  if (snapshotCursor !== null || isFinal(now)) yield { __typename: 'VideoChanged', cursor, video: now };
  if (isFinal(now)) {
    await changes.return(undefined);
    return;
  }
  for await (const item of changes) {
    yield item;
    if (item.__typename === 'VideoChanged' && isFinal(item.video)) return;
  }
}

function isSame(one: Video, other: Video): boolean {
  return one.status === other.status && one.progress === other.progress && one.isPlayable === other.isPlayable;
}
