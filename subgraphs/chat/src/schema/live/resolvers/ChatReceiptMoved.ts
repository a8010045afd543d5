import type { ChatReceiptMovedResolvers } from '../../types.generated.ts';

export const ChatReceiptMoved: ChatReceiptMovedResolvers = {
  badge: (_event, _args, ctx) => ctx.loaders.badge(),
};
