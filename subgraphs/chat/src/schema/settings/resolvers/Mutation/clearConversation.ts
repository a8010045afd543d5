import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const clearConversation: NonNullable<MutationResolvers['clearConversation']> = async (_root, { conversationId }, ctx) =>
  presentConversation(await ctx.chat.clearConversation(requireViewer(ctx), conversationId), ctx);
