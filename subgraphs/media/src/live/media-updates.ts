import { isId, NotFoundError, type Viewer } from '@app/kernel';
import { type LiveField, liveCursor, liveStream, type ResyncPayload, type Runtime } from '@app/subgraph';
import { ownUpload } from '../domain/complete-upload.ts';
import { type Media, statusAt } from '../domain/media.ts';
import type { MediaDeps } from '../domain/ports.ts';

export interface MediaUpdatesDeps extends Pick<MediaDeps, 'uploads' | 'clock'> {
  readonly runtime: Runtime;
}

/** What the stream of an upload tells. */
export type MediaUpdatePayload =
  | { readonly __typename: 'MediaChanged'; readonly cursor: string; readonly media: Media }
  | ResyncPayload;

/**
 * Status and progress of one upload of the viewer's: as it is now, then each change, until it is READY, FAILED or EXPIRED, or gone. Throws
 * `NotFoundError` for anybody else's.
 */
export async function* openMediaUpdates(
  deps: MediaUpdatesDeps,
  viewer: Viewer,
  mediaId: string,
  after: string | null | undefined,
  signal: AbortSignal,
): AsyncGenerator<MediaUpdatePayload> {
  const field: LiveField = { name: `mediaUpdates:${mediaId}`, viewerId: viewer.id, domains: ['media'] };
  const cursor = liveCursor(deps.runtime, field);
  const media = isId(mediaId) ? await ownUpload(deps, viewer.id, mediaId) : null;
  if (media === null) throw new NotFoundError();
  const over = new AbortController();
  const stream = liveStream<{ readonly __typename: 'MediaChanged'; readonly media: Media }>(deps.runtime, {
    ...field,
    topics: [`media:${mediaId}`],
    after: after ?? cursor,
    signal: AbortSignal.any([signal, over.signal]),
    present: async () => {
      const current = await ownUpload(deps, viewer.id, mediaId);
      if (current === null) over.abort();
      return current === null ? [] : [{ __typename: 'MediaChanged', media: current }];
    },
  });
  // Asked for before anything is told, so that a cursor that is not ours is refused.
  const next = stream.next();
  next.catch(() => undefined);
  const isOver = hasEnded(deps, media);
  if (isOver || !after) {
    if (after) await Promise.race([next, Promise.resolve()]);
    yield { __typename: 'MediaChanged', cursor, media };
  }
  if (isOver) {
    over.abort();
    return;
  }
  try {
    for (let step = await next; step.done !== true; step = await stream.next()) {
      yield step.value;
      if (step.value.__typename === 'MediaChanged' && hasEnded(deps, step.value.media)) return;
    }
  } finally {
    over.abort();
  }
}

function hasEnded(deps: MediaUpdatesDeps, media: Media): boolean {
  return ['READY', 'FAILED', 'EXPIRED'].includes(statusAt(media, deps.clock.now()));
}
