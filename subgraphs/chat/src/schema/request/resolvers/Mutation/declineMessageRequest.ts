import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const declineMessageRequest: NonNullable<MutationResolvers['declineMessageRequest']> = async (
  _root,
  { conversationId },
  ctx,
) => toUnion(await ctx.chat.declineRequest(requireViewer(ctx), conversationId), ctx);
