import { answer } from '@app/calls';
import { ExportVideoData, GetVisibleVideos, MaintainVideo } from '@app/contracts';
import { readConfig } from '@app/kernel';
import { baseContext, createSubgraphSchema, type Runtime, type Subgraph, type SubgraphRequest } from '@app/subgraph';
import { startBackground } from './background.ts';
import { type VideoConfig, videoSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import { maintain } from './domain/maintain.ts';
import { readVideos } from './domain/read-videos.ts';
import { onAccountChanged } from './events/on-account-changed.ts';
import { onEngagementChanged } from './events/on-engagement-changed.ts';
import { onMediaChanged } from './events/on-media-changed.ts';
import { onVideoChanged } from './events/on-video-changed.ts';
import { createLoaders } from './loaders/index.ts';
import { resolvers } from './schema/resolvers.generated.ts';
import { typeDefs } from './schema/typeDefs.generated.ts';
import { captionRoutes } from './serve-captions.ts';
import type { Timer } from './timers.ts';
import { type VideoDeps, wire } from './wiring.ts';

/** Videos and shorts: their way from upload to viewers, feeds, search, watching and what it says. */
export function createVideoSubgraph(runtime: Runtime, config: VideoConfig = readConfig(videoSettings, process.env)): Subgraph {
  const { domain, deps, api } = wire(runtime, config);
  let timers: Timer[] = [];
  return {
    name: 'video',
    typeDefs,
    schema: createSubgraphSchema(typeDefs, resolvers),
    createContext(request): RequestContext {
      return { ...baseContext(request, runtime.logger), videos: api, loaders: loadersFor(deps, request) };
    },
    calls: answers(deps),
    routes: captionRoutes(deps),
    setUp: domain.setUp,
    async start() {
      await domain.start({
        domains: ['auth', 'profiles', 'postfeed', 'media', 'video'],
        handlers: [...onMediaChanged(deps), ...onVideoChanged(deps), ...onEngagementChanged(deps), ...onAccountChanged(deps)],
      });
      timers = startBackground(runtime, deps, config.VIDEO_TRENDING_REFRESH_SEC);
    },
    eventParts: domain.parts,
    ready: domain.ready,
    async stop() {
      await Promise.all(timers.map((timer) => timer.stop()));
      await domain.stop();
    },
  };
}

function loadersFor(deps: VideoDeps, request: SubgraphRequest) {
  const viewerId = request.identity.viewer?.id ?? null;
  return createLoaders({
    visibleVideos: (ids) => readVideos(deps, viewerId, ids),
    assets: (mediaIds) => deps.media.assets(mediaIds),
    pictures: (mediaIds) => deps.pictures(mediaIds),
    positions: async (ids) => (viewerId === null ? new Map() : deps.history.positions(viewerId, ids)),
    saved: async (ids) => {
      const saved = viewerId === null ? [] : await deps.saved.among(viewerId, ids);
      return new Map([...saved].map((id): [string, true] => [id, true]));
    },
  });
}

function answers(deps: VideoDeps) {
  return [
    answer(GetVisibleVideos, async ({ viewerId, ids }) => ({
      videos: [...(await readVideos(deps, viewerId, ids)).values()].map(({ id, userId, title, status, privacy }) => ({
        id,
        ownerId: userId,
        title,
        status,
        privacy,
      })),
    })),
    answer(ExportVideoData, async ({ userId }) => ({ files: await deps.housekeeping.exportOf(userId) })),
    answer(MaintainVideo, async ({ task }) => ({ counts: await maintain(deps, task) })),
  ];
}
