import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const acceptMessageRequest: NonNullable<MutationResolvers['acceptMessageRequest']> = async (
  _root,
  { conversationId },
  ctx,
) => presentConversation(await ctx.chat.acceptRequest(requireViewer(ctx), conversationId), ctx);
