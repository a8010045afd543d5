import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const editMessage: NonNullable<MutationResolvers['editMessage']> = async (_root, { messageId, text }, ctx) =>
  toUnion(await ctx.chat.editMessage(requireViewer(ctx), messageId, text), ctx);
