import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const saveConversationDraft: NonNullable<MutationResolvers['saveConversationDraft']> = async (
  _root,
  { conversationId, text },
  ctx,
) => presentConversation(await ctx.chat.saveDraft(requireViewer(ctx), conversationId, text ?? null), ctx);
