import { presentMessages } from '../../message/present-messages.ts';
import type { ConversationResolvers } from '../../types.generated.ts';

export const Conversation: Pick<ConversationResolvers, 'media' | 'search' | '__resolveReference'> = {
  media: async (view, { kind, ...args }, ctx) => presentMessages(await ctx.chat.listGallery(view, kind ?? null, args)),
  search: async (view, { query, ...args }, ctx) => {
    const { page, highlights } = await ctx.chat.searchConversation(view, query, args);
    return presentMessages(page, highlights);
  },
};
