import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const addMembers: NonNullable<MutationResolvers['addMembers']> = async (_root, { conversationId, userIds }, ctx) =>
  presentConversation(await ctx.chat.addMembers(requireViewer(ctx), conversationId, userIds), ctx);
