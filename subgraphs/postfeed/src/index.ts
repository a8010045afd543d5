import { answer } from '@app/calls';
import { ExportPostfeedData, GetVideoEngagement, GetVisibleComments, GetVisiblePosts, MaintainPostfeed } from '@app/contracts';
import { readConfig } from '@app/kernel';
import { baseContext, createSubgraphSchema, type Runtime, type Subgraph, type SubgraphRequest } from '@app/subgraph';
import { createBackground } from './background.ts';
import { type PostfeedConfig, postfeedSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import { readOriginals, readPosts } from './domain/read-posts.ts';
import { readComments } from './domain/subject.ts';
import { onAccountChanged } from './events/on-account-changed.ts';
import { onCommentChanged } from './events/on-comment-changed.ts';
import { onPostChanged } from './events/on-post-changed.ts';
import { onVideoChanged } from './events/on-video-changed.ts';
import { createLoaders } from './loaders/index.ts';
import { maintain } from './maintenance.ts';
import { resolvers } from './schema/resolvers.generated.ts';
import { typeDefs } from './schema/typeDefs.generated.ts';
import { type PostfeedDeps, wire } from './wiring.ts';
import type { PageReader } from './worker/page-reader.ts';

/** Posts, threads, reactions, polls, hashtags, feeds, trending and search. */
export function createPostfeedSubgraph(
  runtime: Runtime,
  config: PostfeedConfig = readConfig(postfeedSettings, process.env),
  options: { readonly readPage?: PageReader } = {},
): Subgraph {
  const { domain, deps, api } = wire(runtime, config);
  const background = createBackground(runtime, config, deps, options.readPage);
  return {
    name: 'postfeed',
    typeDefs,
    schema: createSubgraphSchema(typeDefs, resolvers),
    createContext(request): RequestContext {
      return { ...baseContext(request, runtime.logger), postfeed: api, loaders: loadersFor(deps, request) };
    },
    calls: answers(deps),
    setUp: domain.setUp,
    async start() {
      await domain.start({
        domains: ['auth', 'profiles', 'postfeed', 'video'],
        handlers: [
          ...onPostChanged({ ...deps, requestPreview: background.requestPreview }),
          ...onCommentChanged(deps),
          ...onVideoChanged(deps),
          ...onAccountChanged(deps),
        ],
      });
      background.start();
    },
    eventParts: domain.parts,
    ready: domain.ready,
    async stop() {
      await background.stop();
      await domain.stop();
    },
  };
}

function loadersFor(deps: PostfeedDeps, request: SubgraphRequest) {
  const viewerId = request.identity.viewer?.id ?? null;
  const flags = (ids: Iterable<string>) => new Map([...ids].map((id): [string, true] => [id, true]));
  return createLoaders({
    visiblePosts: (ids) => readPosts(deps, viewerId, ids),
    originals: (ids) => readOriginals(deps, viewerId, ids),
    visibleComments: (ids) => readComments(deps, viewerId, ids),
    relations: (ids) => deps.relations(viewerId, ids),
    visibleVideoIds: async (ids) => flags((await deps.readVideos(viewerId, ids)).keys()),
    videoStats: (ids) => deps.videoEngagement.findByIds(ids),
    reactions: async (ids) => {
      const found = viewerId === null ? [] : await deps.reactions.findOfUser(viewerId, ids);
      return new Map([...found].map(([id, { type }]) => [id, type]));
    },
    bookmarked: async (ids) => flags(viewerId === null ? [] : await deps.bookmarks.among(viewerId, ids)),
    shared: async (ids) => flags(viewerId === null ? [] : await deps.posts.sharedAmong(viewerId, ids)),
    votes: async (ids) => (viewerId === null ? new Map() : deps.votes.findOfUser(viewerId, ids)),
  });
}

function answers(deps: PostfeedDeps) {
  return [
    answer(GetVisiblePosts, async ({ viewerId, ids }) => ({ visibleIds: [...(await readPosts(deps, viewerId, ids)).keys()] })),
    answer(GetVisibleComments, async ({ viewerId, ids }) => ({
      visibleIds: [...(await readComments(deps, viewerId, ids)).keys()],
    })),
    answer(GetVideoEngagement, async ({ videoIds }) => {
      const found = await deps.videoEngagement.findByIds(videoIds);
      return {
        engagement: [...found].map(([videoId, { reactions, comments, shares }]) => ({ videoId, reactions, comments, shares })),
      };
    }),
    answer(ExportPostfeedData, async ({ userId }) => ({ files: await deps.exportOf(userId) })),
    answer(MaintainPostfeed, async ({ task }) => ({ counts: await maintain(deps, task) })),
  ];
}
