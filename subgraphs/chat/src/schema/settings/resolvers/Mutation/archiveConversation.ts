import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const archiveConversation: NonNullable<MutationResolvers['archiveConversation']> = async (
  _root,
  { conversationId, archived },
  ctx,
) => presentConversation(await ctx.chat.archiveConversation(requireViewer(ctx), conversationId, archived), ctx);
