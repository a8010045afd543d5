import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const recallMessage: NonNullable<MutationResolvers['recallMessage']> = async (_root, { messageId }, ctx) =>
  toUnion(await ctx.chat.recallMessage(requireViewer(ctx), messageId), ctx);
