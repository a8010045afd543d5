import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const unmuteConversation: NonNullable<MutationResolvers['unmuteConversation']> = async (_root, { conversationId }, ctx) =>
  presentConversation(await ctx.chat.unmuteConversation(requireViewer(ctx), conversationId), ctx);
