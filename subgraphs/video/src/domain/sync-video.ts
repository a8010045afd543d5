import type { VideoAssets } from '@app/contracts';
import { VideoFailed, VideoProgressed, VideoPublished, VideoReady } from '@app/contracts/events';
import type { NewEvent } from '@app/events/define';
import type { Tx } from '@app/kernel';
import { takeDown } from './delete-video.ts';
import type { CoreDeps, VideoChanges } from './ports.ts';
import type { Video, VideoStatus } from './video.ts';

export type SyncVideoDeps = Pick<CoreDeps, 'videos' | 'media' | 'outbox' | 'transact' | 'clock'>;

/** Reason of a video whose processing its owner has ended. */
export const CANCELLED = 'CANCELLED';

const STATUS_OF: Readonly<Record<VideoAssets['status'], VideoStatus | null>> = {
  PENDING: 'UPLOADING',
  UPLOADED: 'UPLOADED',
  PROCESSING: 'PROCESSING',
  READY: 'READY',
  FAILED: 'FAILED',
  EXPIRED: null,
};

/**
 * Brings a video to what media says of its file now. Events of media only say that it is time to ask, so their order and repetition do not
 * matter; READY is reached and told once. A video whose upload has ended without a file is deleted.
 */
export async function syncVideo(deps: SyncVideoDeps, mediaId: string): Promise<void> {
  const known = await deps.videos.findByMediaId(mediaId);
  if (known === null || known.isDeleted || known.status === 'READY') return;
  const assets = (await deps.media.assets([mediaId])).get(mediaId) ?? null;
  if (assets === null || assets.status === 'EXPIRED') {
    if (known.status === 'UPLOADING') await takeDown(deps, known.id, null);
    return;
  }
  await deps.transact(async (tx) => {
    const video = await deps.videos.findById(known.id, tx);
    if (video !== null && !video.isDeleted) await follow(deps, video, assets, tx);
  });
}

async function follow(deps: SyncVideoDeps, video: Video, assets: VideoAssets, tx: Tx): Promise<void> {
  const status = STATUS_OF[assets.status];
  if (status === null || video.status === 'READY') return;
  const changes = changesOf(video, status, assets);
  if (!isDifferent(video, changes)) return;
  const now = deps.clock.now();
  const publishes = status === 'READY' && video.privacy === 'PUBLIC' && video.publishedAt === null;
  const after = await deps.videos.update(
    video.id,
    {
      ...changes,
      ...(status === 'READY' ? { readyAt: now, needsTrendingUpdate: true } : {}),
      ...(publishes ? { publishedAt: now } : {}),
    },
    now,
    tx,
  );
  if (after !== null) await deps.outbox.append(eventsOf(video, after, publishes), tx);
}

function changesOf(video: Video, status: VideoStatus, assets: VideoAssets): VideoChanges {
  const isShort = video.declaredType === 'SHORT' && assets.isShortLength !== false;
  return {
    status,
    failureReason: status === 'FAILED' ? (assets.failureReason ?? 'PROCESSING_FAILED') : null,
    progress: status === 'READY' ? 100 : Math.round(Math.min(100, Math.max(0, assets.progress))),
    isPlayable: status !== 'FAILED' && assets.isPlayable,
    type: isShort ? 'SHORT' : 'LONG',
    durationSec: assets.durationSec ?? video.durationSec,
    width: assets.width ?? video.width,
    height: assets.height ?? video.height,
  };
}

function isDifferent(video: Video, changes: VideoChanges): boolean {
  const before: VideoChanges = video;
  return (Object.keys(changes) as (keyof VideoChanges)[]).some((field) => before[field] !== changes[field]);
}

function eventsOf(before: Video, after: Video, isPublished: boolean): NewEvent[] {
  const { id: videoId, userId: ownerId, status, progress, title, type } = after;
  const events: NewEvent[] = [VideoProgressed({ videoId, ownerId, status, progress })];
  if (status === before.status) return events;
  if (status === 'READY') events.push(VideoReady({ videoId, ownerId, title }));
  if (status === 'FAILED' && after.failureReason !== CANCELLED)
    events.push(VideoFailed({ videoId, ownerId, reason: after.failureReason ?? 'PROCESSING_FAILED' }));
  if (isPublished) events.push(VideoPublished({ videoId, ownerId, title, type }));
  return events;
}
