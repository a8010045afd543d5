import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const forwardMessage: NonNullable<MutationResolvers['forwardMessage']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.chat.forwardMessage(requireViewer(ctx), input), ctx);
