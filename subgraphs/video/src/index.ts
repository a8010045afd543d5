import { answer } from '@app/calls';
import { GetVisibleVideos } from '@app/contracts';
import { readConfig } from '@app/kernel';
import { baseContext, createSubgraphSchema, type Runtime, type Subgraph, type SubgraphRequest } from '@app/subgraph';
import { type VideoConfig, videoSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import { readVideos } from './domain/read-videos.ts';
import { onMediaChanged } from './events/on-media-changed.ts';
import { onVideoChanged } from './events/on-video-changed.ts';
import { createLoaders } from './loaders/index.ts';
import { resolvers } from './schema/resolvers.generated.ts';
import { typeDefs } from './schema/typeDefs.generated.ts';
import { captionRoutes } from './serve-captions.ts';
import { type VideoDeps, wire } from './wiring.ts';

/** Videos and shorts: their way from upload to viewers, feeds, search, watching and what it says. */
export function createVideoSubgraph(runtime: Runtime, config: VideoConfig = readConfig(videoSettings, process.env)): Subgraph {
  const { domain, deps, api } = wire(runtime, config);
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
    start: () =>
      domain.start({
        domains: ['media', 'video'],
        handlers: [...onMediaChanged(deps), ...onVideoChanged(deps)],
      }),
    eventParts: domain.parts,
    ready: domain.ready,
    stop: domain.stop,
  };
}

function loadersFor(deps: VideoDeps, request: SubgraphRequest) {
  const viewerId = request.identity.viewer?.id ?? null;
  return createLoaders({
    visibleVideos: (ids) => readVideos(deps, viewerId, ids),
    assets: (mediaIds) => deps.media.assets(mediaIds),
    pictures: (mediaIds) => deps.pictures(mediaIds),
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
  ];
}
