import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const pinConversation: NonNullable<MutationResolvers['pinConversation']> = async (
  _root,
  { conversationId, pinned },
  ctx,
) => presentConversation(await ctx.chat.pinConversation(requireViewer(ctx), conversationId, pinned), ctx);
