import { answer } from '@app/calls';
import { ExportNotificationsData } from '@app/contracts';
import { readConfig } from '@app/kernel';
import { baseContext, createSubgraphSchema, type Runtime, type Subgraph } from '@app/subgraph';
import { type NotificationsConfig, notificationsSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import { onAccounts } from './events/on-accounts.ts';
import { onChats } from './events/on-chats.ts';
import { onGraph } from './events/on-graph.ts';
import { onPosts } from './events/on-posts.ts';
import { onVideos } from './events/on-videos.ts';
import { createLoaders } from './loaders/index.ts';
import { resolvers } from './schema/resolvers.generated.ts';
import { typeDefs } from './schema/typeDefs.generated.ts';
import { eraseData, exportData } from './store/user-data.ts';
import { wire } from './wiring.ts';

/** Notifications: what a user is told of, fed only by the event log. */
export function createNotificationsSubgraph(
  runtime: Runtime,
  config: NotificationsConfig = readConfig(notificationsSettings, process.env),
): Subgraph {
  const { domain, stores, deps, api, videoOwner, followersOf, audience, displayNames } = wire(runtime, config);
  return {
    name: 'notifications',
    typeDefs,
    schema: createSubgraphSchema(typeDefs, resolvers),
    createContext(request): RequestContext {
      const base = baseContext(request, runtime.logger);
      const viewerId = base.viewer?.id ?? null;
      const loaders = createLoaders({
        notifications: async (ids) =>
          viewerId === null ? new Map() : stores.notifications.findByIds(viewerId, ids, runtime.clock.now()),
        displayNames,
        languages: async (ids) => new Map((await deps.preferences(ids)).map(({ userId, language }) => [userId, language])),
        visibleSubjects: async (subjects) => (viewerId === null ? new Set() : deps.visibleSubjects(viewerId, subjects)),
      });
      return { ...base, notifications: api, loaders };
    },
    calls: [answer(ExportNotificationsData, async ({ userId }) => ({ files: await exportData(domain.db, userId) }))],
    setUp: domain.setUp,
    start: () =>
      domain.start({
        domains: ['auth', 'profiles', 'postfeed', 'chat', 'video'],
        handlers: [
          ...onAccounts(deps, (userId) => eraseData(domain.db, userId)),
          ...onGraph(deps),
          ...onPosts(deps, videoOwner),
          ...onVideos(deps, followersOf),
          ...onChats(deps, audience),
        ],
      }),
    eventParts: domain.parts,
    ready: domain.ready,
    stop: domain.stop,
  };
}
