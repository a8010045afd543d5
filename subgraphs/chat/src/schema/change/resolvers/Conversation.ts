import { presentMessages } from '../../message/present-messages.ts';
import type { ConversationResolvers } from '../../types.generated.ts';

export const Conversation: Pick<ConversationResolvers, 'pinnedMessages' | '__resolveReference'> = {
  pinnedMessages: async (view, args, ctx) => presentMessages(await ctx.chat.listPinned(view, args)),
};
