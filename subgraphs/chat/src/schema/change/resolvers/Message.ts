import { REACTION_TYPES } from '@app/contracts/chat';
import type { MessageResolvers } from '../../types.generated.ts';

export const Message: Pick<
  MessageResolvers,
  'isPinned' | 'isStarred' | 'reactions' | 'readCount' | 'viewerReaction' | '__resolveReference'
> = {
  reactions: (message) =>
    message.isHidden
      ? []
      : REACTION_TYPES.filter((type) => message.reactions[type] > 0).map((type) => ({
          type,
          count: message.reactions[type],
          message,
        })),
  viewerReaction: (message, _args, ctx) => (message.isHidden ? null : ctx.loaders.viewerReactionOf.load(message)),
  isPinned: ({ pinnedAt }) => pinnedAt !== null,
  isStarred: async ({ id }, _args, ctx) => (await ctx.loaders.isStarred.load(id)) ?? false,
  readCount: async ({ conversationId, senderId, seq }, _args, ctx) => {
    const view = senderId === null ? null : await ctx.loaders.viewById.load(conversationId);
    const receipts = view === null ? null : await ctx.loaders.receiptsOf.load(view);
    if (receipts === null) return null;
    return [...receipts].filter(([userId, { lastReadSeq }]) => userId !== senderId && lastReadSeq >= seq).length;
  },
};
