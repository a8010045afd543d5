import { readConfig } from '@app/kernel';
import { baseContext, createSubgraphSchema, type Runtime, type Subgraph } from '@app/subgraph';
import { answersOf } from './answers.ts';
import { type MediaConfig, mediaSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import { eraseUser } from './domain/erase-user.ts';
import { onUserDeleted } from './events/on-user-deleted.ts';
import { createLoaders } from './loaders/index.ts';
import { confirmErased } from './neighbours.ts';
import { routesOf } from './routes.ts';
import { resolvers } from './schema/resolvers.generated.ts';
import { typeDefs } from './schema/typeDefs.generated.ts';
import { wire } from './wiring.ts';

/** Uploads, their bytes, what is made of them, and who may fetch it. */
export function createMediaSubgraph(runtime: Runtime, config: MediaConfig = readConfig(mediaSettings, process.env)): Subgraph {
  const wired = wire(runtime, config);
  const { domain, deps, api, queue } = wired;
  return {
    name: 'media',
    typeDefs,
    schema: createSubgraphSchema(typeDefs, resolvers),
    createContext(request): RequestContext {
      const base = baseContext(request, runtime.logger);
      const loaders = createLoaders({ visibleMedia: (references) => api.readMedia(base.viewer, references) });
      return { ...base, media: api, loaders };
    },
    calls: answersOf(deps),
    routes: routesOf(runtime, config, wired),
    setUp: domain.setUp,
    start: () =>
      domain.start({
        domains: ['auth'],
        handlers: [
          onUserDeleted(async (userId) => {
            await eraseUser(deps, userId);
            await confirmErased(runtime.calls, userId);
          }),
        ],
      }),
    eventParts: domain.parts,
    ready: domain.ready,
    async stop() {
      await domain.stop();
      await queue.close();
    },
  };
}
