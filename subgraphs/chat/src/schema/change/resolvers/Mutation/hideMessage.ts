import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const hideMessage: NonNullable<MutationResolvers['hideMessage']> = async (_root, { messageId }, ctx) =>
  toUnion(await ctx.chat.hideMessage(requireViewer(ctx), messageId), ctx);
