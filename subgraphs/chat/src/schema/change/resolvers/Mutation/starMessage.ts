import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const starMessage: NonNullable<MutationResolvers['starMessage']> = async (_root, { messageId, starred }, ctx) =>
  toUnion(await ctx.chat.starMessage(requireViewer(ctx), messageId, starred), ctx);
