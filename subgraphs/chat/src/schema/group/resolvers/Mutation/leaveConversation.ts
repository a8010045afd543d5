import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const leaveConversation: NonNullable<MutationResolvers['leaveConversation']> = async (_root, { conversationId }, ctx) =>
  toUnion(await ctx.chat.leaveConversation(requireViewer(ctx), conversationId), ctx);
