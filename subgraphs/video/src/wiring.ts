import { videoCollections } from '@app/collections/wechat_video';
import type { PageArguments, Viewer } from '@app/kernel';
import { MediaUrls } from '@app/media-urls';
import { IdempotencyStore } from '@app/mongo';
import { Relations } from '@app/relations';
import { createMongoDomain, type MongoDomain, type Runtime } from '@app/subgraph';
import { CaptionUrls } from './caption-urls.ts';
import type { VideoConfig } from './config.ts';
import { addCaptions } from './domain/add-captions.ts';
import { readAnalytics } from './domain/analytics.ts';
import { createVideo } from './domain/create-video.ts';
import { deleteVideo, removeVideo } from './domain/delete-video.ts';
import { readTrendingVideos, searchVideos } from './domain/discover.ts';
import { readContinueWatching, readFollowedVideos, readUserVideos, readWatchHistory, readWatchLater } from './domain/lists.ts';
import { cancelProcessing, completeVideoUpload, retryProcessing } from './domain/processing.ts';
import { saveVideo } from './domain/save-video.ts';
import { readShortsFeed } from './domain/shorts-feed.ts';
import { updateVideo } from './domain/update-video.ts';
import type { CaptionTrack, Video, VideoType } from './domain/video.ts';
import { isOpenToAll } from './domain/video-rules.ts';
import { createBeatWriter, startWatching, watchBeat } from './domain/watch.ts';
import type { Beat, TimeRange } from './domain/watching.ts';
import { openVideoProgress } from './live/video-progress.ts';
import { confirmErasedTo, engagementOf, followeesOf, mediaOf, picturesOf, relationsOf } from './neighbours.ts';
import { MongoCaptionStore } from './store/caption-store.ts';
import { MongoHousekeeping } from './store/housekeeping.ts';
import { MongoHistoryStore, MongoSavedStore } from './store/personal-stores.ts';
import { MongoSessionStore } from './store/session-store.ts';
import { MongoShortsStore } from './store/shorts-store.ts';
import { MongoTrendingStore } from './store/trending-store.ts';
import { MongoVideoStore } from './store/video-store.ts';
import { MongoViewStore } from './store/view-store.ts';

/** Who gets what: stores, neighbours, shared mechanisms and use cases of videos. */
export function wire(runtime: Runtime, config: VideoConfig) {
  const domain: MongoDomain = createMongoDomain(runtime, 'video', 'wechat_video', videoCollections);
  const deps = wireDeps(runtime, config, domain);
  return { domain, deps, api: wireApi(runtime, config, deps) };
}

/** What the use cases stand on. */
function wireDeps(runtime: Runtime, config: VideoConfig, { db, outbox, transact }: MongoDomain) {
  const { clock, cursors, redis, redisPrefix: keyPrefix, calls } = runtime;
  const relations = new Relations({ redis, keyPrefix, clock, source: relationsOf(calls) });
  const housekeeping = new MongoHousekeeping(db, runtime.mongo);
  const deps = {
    videos: new MongoVideoStore(db),
    captions: new MongoCaptionStore(db),
    captionUrls: new CaptionUrls(config, runtime.config.PUBLIC_URL),
    sessions: new MongoSessionStore(db),
    views: new MongoViewStore(db),
    history: new MongoHistoryStore(db),
    saved: new MongoSavedStore(db),
    shorts: new MongoShortsStore(db),
    trending: new MongoTrendingStore(db),
    idempotency: new IdempotencyStore(db),
    housekeeping,
    erasePersonal: housekeeping.erasePersonal.bind(housekeeping),
    relations: relations.of.bind(relations),
    media: mediaOf(calls),
    pictures: picturesOf(calls),
    followees: followeesOf(calls),
    engagement: engagementOf(calls),
    confirmErased: confirmErasedTo(calls),
    viewWindowSec: config.VIDEO_VIEW_WINDOW_SEC,
    retentionSec: config.SOFT_DELETE_RETENTION_SEC,
    outbox,
    transact,
    clock,
    cursors,
    runtime,
  };
  return { ...deps, beats: createBeatWriter(deps) };
}

/** Everything that the use cases of videos stand on. */
export type VideoDeps = ReturnType<typeof wireDeps>;

/** The use cases, as resolvers call them. */
function wireApi(runtime: Runtime, config: VideoConfig, deps: VideoDeps) {
  const urls = new MediaUrls(config, runtime.config.PUBLIC_URL);
  return {
    ...wireReads(deps),
    createVideo: (viewer: Viewer, input: unknown) => createVideo(deps, viewer, input),
    completeVideoUpload: (viewer: Viewer, videoId: string) => completeVideoUpload(deps, viewer, videoId),
    retryProcessing: (viewer: Viewer, videoId: string) => retryProcessing(deps, viewer, videoId),
    cancelProcessing: (viewer: Viewer, videoId: string) => cancelProcessing(deps, viewer, videoId),
    updateVideo: (viewer: Viewer, input: unknown) => updateVideo(deps, viewer, input),
    addCaptions: (viewer: Viewer, videoId: string, track: { language: string; label: string; webvtt: string }) =>
      addCaptions(deps, viewer, videoId, track),
    deleteVideo: (viewer: Viewer, videoId: string) => deleteVideo(deps, viewer, videoId),
    removeVideo: (moderator: Viewer, videoId: string, reason: string) => removeVideo(deps, moderator, videoId, reason),
    saveVideo: (viewer: Viewer, videoId: string, isSaved: boolean) => saveVideo(deps, viewer, videoId, isSaved),
    clearWatchHistory: (viewer: Viewer) => deps.history.clear(viewer.id),
    startWatching: (viewer: Viewer | null, videoId: string) => startWatching(deps, viewer, videoId),
    watchBeat: (viewer: Viewer | null, beat: Beat & { readonly sessionId: string }) => watchBeat(deps, viewer, beat),
    openVideoProgress: (viewer: Viewer, videoId: string, after: string | null | undefined, signal: AbortSignal) =>
      openVideoProgress(deps, viewer, videoId, after, signal),
    /** The address of a file that a video carries, for whoever may see the video. */
    address: (video: Video, { mediaId, publicKey, accessSince, file }: CarriedFile) =>
      urls.address({
        ...{ mediaId, file, now: deps.clock.now() },
        publicKey: isOpenToAll(video) ? publicKey : null,
        accessSince: later(video.accessSince ?? null, accessSince === null ? null : new Date(accessSince)),
      }),
    /** The address of one of its captions files, likewise. */
    captionAddress: (video: Video, track: CaptionTrack) =>
      deps.captionUrls.address(video, track, isOpenToAll(video), deps.clock.now()),
  };
}

/** A file that a video carries, as media tells of it. */
interface CarriedFile {
  readonly mediaId: string;
  readonly publicKey: string | null;
  /** ISO 8601. Media may not have heard yet of what the video says. */
  readonly accessSince: string | null;
  readonly file: string;
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

function wireReads(deps: VideoDeps) {
  return {
    readShortsFeed: (viewer: Viewer | null, args: PageArguments) => readShortsFeed(deps, viewer, args),
    readTrendingVideos: (viewer: Viewer | null, type: VideoType | null, args: PageArguments) =>
      readTrendingVideos(deps, viewer, type, args),
    searchVideos: (viewer: Viewer | null, query: string, type: VideoType | null, args: PageArguments) =>
      searchVideos(deps, viewer, query, type, args),
    readUserVideos: (viewer: Viewer | null, userId: string, type: VideoType | null, args: PageArguments) =>
      readUserVideos(deps, viewer, userId, type, args),
    readFollowedVideos: (viewer: Viewer, args: PageArguments) => readFollowedVideos(deps, viewer, args),
    readWatchLater: (viewer: Viewer, args: PageArguments) => readWatchLater(deps, viewer, args),
    readWatchHistory: (viewer: Viewer, args: PageArguments) => readWatchHistory(deps, viewer, args),
    readContinueWatching: (viewer: Viewer, first: number | null | undefined) => readContinueWatching(deps, viewer, first),
    readAnalytics: (viewer: Viewer | null, video: Video, range: Partial<TimeRange>) => readAnalytics(deps, viewer, video, range),
  };
}

/** The use cases of videos, as resolvers call them. */
export type VideoApi = ReturnType<typeof wireApi>;
