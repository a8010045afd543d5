import type { ChatSyncResolvers } from '../../types.generated.ts';

export const ChatSync: ChatSyncResolvers = {
  badge: (_sync, _args, ctx) => ctx.loaders.badge(),
};
