import { answer } from '@app/calls';
import { GetVisibleConversations, GetVisibleMessages } from '@app/contracts';
import { readConfig } from '@app/kernel';
import { baseContext, createSubgraphSchema, type Runtime, requireViewer, type Subgraph } from '@app/subgraph';
import { chatSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import { readMessages, readViews } from './domain/views.ts';
import { createLoaders } from './loaders/index.ts';
import { resolvers } from './schema/resolvers.generated.ts';
import { typeDefs } from './schema/typeDefs.generated.ts';
import { wire } from './wiring.ts';

/** Chat: conversations, messages in order, receipts, presence; live without loss. */
export function createChatSubgraph(runtime: Runtime, config = readConfig(chatSettings, process.env)): Subgraph {
  const { domain, deps, api } = wire(runtime, config);
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
    ],
    setUp: domain.setUp,
    start: () => domain.start({ domains: ['auth', 'profiles'], handlers: [] }),
    eventParts: domain.parts,
    ready: domain.ready,
    stop: domain.stop,
  };
}
