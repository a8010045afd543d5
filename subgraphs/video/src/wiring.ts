import { videoCollections } from '@app/collections/wechat_video';
import { GetMediaFiles, GetRelations } from '@app/contracts';
import type { Viewer } from '@app/kernel';
import { MediaUrls } from '@app/media-urls';
import { IdempotencyStore } from '@app/mongo';
import { Relations } from '@app/relations';
import { createMongoDomain, type MongoDomain, type Runtime } from '@app/subgraph';
import { CaptionUrls } from './caption-urls.ts';
import type { VideoConfig } from './config.ts';
import { addCaptions } from './domain/add-captions.ts';
import { createVideo } from './domain/create-video.ts';
import { deleteVideo, removeVideo } from './domain/delete-video.ts';
import { cancelProcessing, completeVideoUpload, retryProcessing } from './domain/processing.ts';
import { updateVideo } from './domain/update-video.ts';
import type { CaptionTrack, Video } from './domain/video.ts';
import { isOpenToAll } from './domain/video-rules.ts';
import { openVideoProgress } from './live/video-progress.ts';
import type { Picture } from './loaders/index.ts';
import { inChunks, mediaOf } from './neighbours.ts';
import { MongoCaptionStore } from './store/caption-store.ts';
import { MongoVideoStore } from './store/video-store.ts';

/** Who gets what: stores, neighbours, shared mechanisms and use cases of videos. */
export function wire(runtime: Runtime, config: VideoConfig) {
  const domain: MongoDomain = createMongoDomain(runtime, 'video', 'wechat_video', videoCollections);
  const deps = wireDeps(runtime, config, domain);
  return { domain, deps, api: wireApi(runtime, config, deps) };
}

/** What the use cases stand on. */
function wireDeps(runtime: Runtime, config: VideoConfig, { db, outbox, transact }: MongoDomain) {
  const { clock, cursors, redis, redisPrefix, calls } = runtime;
  const relations = new Relations({
    redis,
    keyPrefix: redisPrefix,
    clock,
    source: async (viewerId, ownerIds) => (await calls.invoke(GetRelations, { viewerId, ownerIds: [...ownerIds] })).relations,
  });
  return {
    videos: new MongoVideoStore(db),
    captions: new MongoCaptionStore(db),
    captionUrls: new CaptionUrls(config, runtime.config.PUBLIC_URL),
    idempotency: new IdempotencyStore(db),
    relations: relations.of.bind(relations),
    media: mediaOf(calls),
    pictures: async (mediaIds: readonly string[]): Promise<ReadonlyMap<string, Picture>> => {
      const media = await inChunks(mediaIds, async (ids) => (await calls.invoke(GetMediaFiles, { ids })).media);
      return new Map(
        media.flatMap(({ id, publicKey, files: [best] }): [string, Picture][] =>
          best === undefined ? [] : [[id, { id, publicKey, file: best.file, width: best.width ?? 0, height: best.height ?? 0 }]],
        ),
      );
    },
    outbox,
    transact,
    clock,
    cursors,
    runtime,
  };
}

/** Everything that the use cases of videos stand on. */
export type VideoDeps = ReturnType<typeof wireDeps>;

/** The use cases, as resolvers call them. */
function wireApi(runtime: Runtime, config: VideoConfig, deps: VideoDeps) {
  const urls = new MediaUrls(config, runtime.config.PUBLIC_URL);
  return {
    createVideo: (viewer: Viewer, input: unknown) => createVideo(deps, viewer, input),
    completeVideoUpload: (viewer: Viewer, videoId: string) => completeVideoUpload(deps, viewer, videoId),
    retryProcessing: (viewer: Viewer, videoId: string) => retryProcessing(deps, viewer, videoId),
    cancelProcessing: (viewer: Viewer, videoId: string) => cancelProcessing(deps, viewer, videoId),
    updateVideo: (viewer: Viewer, input: unknown) => updateVideo(deps, viewer, input),
    addCaptions: (viewer: Viewer, videoId: string, track: { language: string; label: string; webvtt: string }) =>
      addCaptions(deps, viewer, videoId, track),
    deleteVideo: (viewer: Viewer, videoId: string) => deleteVideo(deps, viewer, videoId),
    removeVideo: (moderator: Viewer, videoId: string, reason: string) => removeVideo(deps, moderator, videoId, reason),
    openVideoProgress: (viewer: Viewer, videoId: string, after: string | null | undefined, signal: AbortSignal) =>
      openVideoProgress(deps, viewer, videoId, after, signal),
    /** The address of a file that a video carries, for whoever may see the video. */
    address: (video: Video, file: { readonly mediaId: string; readonly publicKey: string | null; readonly file: string }) =>
      urls.address({ ...file, publicKey: isOpenToAll(video) ? file.publicKey : null, now: deps.clock.now() }),
    /** The address of one of its captions files, likewise. */
    captionAddress: (video: Video, track: CaptionTrack) =>
      deps.captionUrls.address(video.id, track, isOpenToAll(video), deps.clock.now()),
  };
}

/** The use cases of videos, as resolvers call them. */
export type VideoApi = ReturnType<typeof wireApi>;
