import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const removeMember: NonNullable<MutationResolvers['removeMember']> = async (_root, { conversationId, userId }, ctx) =>
  presentConversation(await ctx.chat.removeMember(requireViewer(ctx), conversationId, userId), ctx);
