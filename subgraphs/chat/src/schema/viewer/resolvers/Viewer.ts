import { toConnection } from '@app/kernel';
import { requireViewer } from '@app/subgraph';
import type { ViewerResolvers } from '../../types.generated.ts';

export const Viewer: Pick<ViewerResolvers, 'chatBadge' | 'conversations' | 'id' | '__resolveReference'> = {
  // Nobody's private side but the caller's own, whatever id a reference carries.
  __resolveReference: async ({ id }, ctx) => (ctx.viewer?.id === id ? { id } : null),
  conversations: async (_viewer, { folder, ...args }, ctx) =>
    toConnection(await ctx.chat.listConversations(requireViewer(ctx), folder ?? 'MAIN', args)),
  chatBadge: (_viewer, _args, ctx) => ctx.loaders.badge(),
};
