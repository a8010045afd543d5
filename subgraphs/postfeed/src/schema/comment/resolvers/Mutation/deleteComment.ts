import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const deleteComment: NonNullable<MutationResolvers['deleteComment']> = async (_root, { commentId }, ctx) =>
  toUnion(await ctx.postfeed.deleteComment(requireViewer(ctx), commentId), ctx);
