import { answer } from '@app/calls';
import { ConfirmUserErased, ExportNotificationsData, RunMaintenance } from '@app/contracts';
import { Fault, readConfig } from '@app/kernel';
import { baseContext, createSubgraphSchema, type Runtime, type Subgraph } from '@app/subgraph';
import type { z } from 'zod';
import { type NotificationsConfig, notificationsSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import { type MaintenanceDeps, runMaintenance } from './domain/maintenance.ts';
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
  const { domain, stores, deps, api, channels, maintenance, videos, followersOf, audience, displayNames, pictures, work } = wire(
    runtime,
    config,
  );
  const erase = async (userId: string): Promise<void> => {
    await eraseData(domain.db, userId);
    await runtime.calls.invoke(ConfirmUserErased, { userId, domain: 'notifications' });
  };
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
        pictures,
        languages: async (ids) => new Map((await deps.preferences(ids)).map(({ userId, language }) => [userId, language])),
        visibleSubjects: async (subjects) => (viewerId === null ? new Set() : deps.visibleSubjects(viewerId, subjects)),
      });
      return { ...base, notifications: api, loaders };
    },
    calls: [
      answer(ExportNotificationsData, async ({ userId }) => ({ files: await exportData(domain.db, userId) })),
      answer(RunMaintenance, ({ task }) => maintained(maintenance, task)),
    ],
    setUp: domain.setUp,
    async start() {
      await domain.start({
        domains: ['auth', 'profiles', 'postfeed', 'chat', 'video'],
        handlers: [
          ...onAccounts({ ...deps, devices: stores.devices }, erase),
          ...onGraph(deps, channels.digest),
          ...onPosts(deps, videos),
          ...onVideos(deps, followersOf),
          ...onChats(deps, audience),
        ],
      });
      work.start();
    },
    eventParts: domain.parts,
    ready: domain.ready,
    async stop() {
      await work.stop();
      await domain.stop();
    },
  };
}

/** A run for another process: what `runMaintenance` throws is told as a value. */
async function maintained(maintenance: MaintenanceDeps, task: string): Promise<z.input<typeof RunMaintenance.output>> {
  try {
    const { succeeded, affected, detail } = await runMaintenance(maintenance, task);
    return { kind: 'Finished', succeeded: succeeded === true, affected, detail };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (error.code === 'BAD_USER_INPUT') return { kind: 'Refused', reason: 'UNKNOWN_TASK', message: error.message };
    if (error.code === 'CONFLICT') return { kind: 'Refused', reason: 'ALREADY_RUNNING', message: error.message };
    throw error;
  }
}
