import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const decideJoinRequest: NonNullable<MutationResolvers['decideJoinRequest']> = async (
  _root,
  { conversationId, userId, accept },
  ctx,
) => presentConversation(await ctx.chat.decideJoinRequest(requireViewer(ctx), conversationId, userId, accept), ctx);
