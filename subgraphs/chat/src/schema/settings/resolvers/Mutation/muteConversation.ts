import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const muteConversation: NonNullable<MutationResolvers['muteConversation']> = async (_root, { input }, ctx) =>
  presentConversation(await ctx.chat.muteConversation(requireViewer(ctx), input.conversationId, input.until ?? null), ctx);
