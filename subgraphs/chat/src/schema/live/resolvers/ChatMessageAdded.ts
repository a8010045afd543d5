import type { ChatMessageAddedResolvers } from '../../types.generated.ts';

export const ChatMessageAdded: ChatMessageAddedResolvers = {
  badge: (_event, _args, ctx) => ctx.loaders.badge(),
};
