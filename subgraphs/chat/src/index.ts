import { answer } from '@app/calls';
import {
  ExportChatData,
  GetNotifiableMembers,
  GetPresence,
  GetVisibleConversations,
  GetVisibleMessages,
  MaintainChat,
} from '@app/contracts';
import { readConfig } from '@app/kernel';
import { baseContext, createSubgraphSchema, type Runtime, requireViewer, type Subgraph } from '@app/subgraph';
import { chatSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import { eraseUser } from './domain/erase-user.ts';
import { exportUser } from './domain/export-user.ts';
import { purgeSoftDeleted, reconcileCounters } from './domain/housekeeping.ts';
import { notifiableMembers } from './domain/notifiable-members.ts';
import type { PresenceStore } from './domain/presence.ts';
import { readMessages, readViews } from './domain/views.ts';
import { onMediaCarried } from './events/on-media-carried.ts';
import { onUserDeleted } from './events/on-user-deleted.ts';
import { createLoaders } from './loaders/index.ts';
import { resolvers } from './schema/resolvers.generated.ts';
import { typeDefs } from './schema/typeDefs.generated.ts';
import { wire } from './wiring.ts';

/** Chat: conversations, messages in order, receipts, presence; live without loss. */
export function createChatSubgraph(runtime: Runtime, config = readConfig(chatSettings, process.env)): Subgraph {
  const { domain, deps, upkeep, beats, setCarrier, confirmErased, api } = wire(runtime, config);
  return {
    name: 'chat',
    typeDefs,
    schema: createSubgraphSchema(typeDefs, resolvers),
    createContext(request): RequestContext {
      const base = baseContext(request, runtime.logger);
      // Everything in chat belongs to somebody: a loader that is asked without a caller refuses.
      const loaders = createLoaders({
        views: async (ids) => api.readViews(requireViewer(base), ids),
        messages: async (ids) => api.readMessages(requireViewer(base), ids),
        unread: async (views) => api.countUnread(requireViewer(base), views),
        lastMessages: async (views) => api.readLastMessages(requireViewer(base), views),
        receipts: (view) => api.readReceipts(view),
        badge: async () => api.readBadge(requireViewer(base)),
        viewerReactions: async (messages) => api.readReactions(requireViewer(base), messages),
        starred: async (ids) => api.readStarred(requireViewer(base), ids),
        presence: async (ids) => api.readPresence(requireViewer(base), ids),
      });
      return { ...base, chat: api, loaders };
    },
    calls: [
      answer(GetVisibleConversations, async ({ viewerId, ids }) => ({
        visibleIds: [...(await readViews(deps, viewerId, ids)).keys()],
      })),
      answer(GetVisibleMessages, async ({ viewerId, ids }) => ({
        visibleIds: [...(await readMessages(deps, viewerId, ids)).keys()],
      })),
      answer(GetNotifiableMembers, async ({ conversationId, userIds }) => ({
        userIds: await notifiableMembers(deps, conversationId, userIds),
      })),
      answer(GetPresence, async ({ userIds }) => ({ presence: await presenceFacts(deps.presence, userIds) })),
      answer(ExportChatData, async ({ userId }) => ({ files: [...(await exportUser(deps, userId))] })),
      answer(MaintainChat, async ({ task }) => ({
        counts: task === 'reconcile-counters' ? await reconcileCounters(upkeep) : await purgeSoftDeleted(upkeep),
      })),
    ],
    setUp: domain.setUp,
    start: () =>
      domain.start({
        domains: ['auth', 'chat'],
        handlers: [...onMediaCarried(setCarrier), onUserDeleted((userId) => eraseUser(deps, userId), confirmErased)],
      }),
    eventParts: domain.parts,
    ready: domain.ready,
    async stop() {
      beats.stop();
      await domain.stop();
    },
  };
}

async function presenceFacts(presence: PresenceStore, userIds: readonly string[]) {
  const found = await presence.read(userIds);
  return [...found].map(([userId, { isConnected, lastSeenAt }]) => ({
    userId,
    isOnline: isConnected,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  }));
}
