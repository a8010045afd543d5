import { answer } from '@app/calls';
import { GetRelations, GetUserCards, ResolveUsernames } from '@app/contracts';
import { baseContext, createSubgraphSchema, type Runtime, type Subgraph } from '@app/subgraph';
import type { RequestContext } from './context.ts';
import { onGraphChanged } from './events/on-graph-changed.ts';
import { onUserRegistered } from './events/on-user-registered.ts';
import { createLoaders } from './loaders/index.ts';
import { resolvers } from './schema/resolvers.generated.ts';
import { typeDefs } from './schema/typeDefs.generated.ts';
import { wire } from './wiring.ts';

/** Profiles, the social graph and its rules: who may see whom. */
export function createProfilesSubgraph(runtime: Runtime): Subgraph {
  const { domain, stores, readRelations, relations, invalidateRelations, api } = wire(runtime);
  return {
    name: 'profiles',
    typeDefs,
    schema: createSubgraphSchema(typeDefs, resolvers),
    createContext(request): RequestContext {
      const base = baseContext(request, runtime.logger);
      const viewerId = base.viewer?.id ?? null;
      const loaders = createLoaders({
        visibleProfiles: (ids) => api.readProfiles(base.viewer, ids),
        relations: (ids) => relations(viewerId, ids),
      });
      return { ...base, profiles: api, loaders };
    },
    calls: [
      answer(GetRelations, async ({ viewerId, ownerIds }) => ({ relations: await readRelations(viewerId, ownerIds) })),
      answer(ResolveUsernames, async ({ usernames }) => ({ users: await stores.profiles.findIdsByUsernames(usernames) })),
      answer(GetUserCards, async ({ ids }) => ({ cards: await stores.profiles.findCards(ids) })),
    ],
    setUp: domain.setUp,
    start: () =>
      domain.start({
        domains: ['auth', 'profiles'],
        handlers: [onUserRegistered(api.createProfile), ...onGraphChanged(invalidateRelations)],
      }),
    eventParts: domain.parts,
    ready: domain.ready,
    stop: domain.stop,
  };
}
