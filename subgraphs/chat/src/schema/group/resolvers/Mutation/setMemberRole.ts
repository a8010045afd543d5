import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const setMemberRole: NonNullable<MutationResolvers['setMemberRole']> = async (
  _root,
  { conversationId, userId, role },
  ctx,
) => presentConversation(await ctx.chat.setMemberRole(requireViewer(ctx), conversationId, userId, role), ctx);
