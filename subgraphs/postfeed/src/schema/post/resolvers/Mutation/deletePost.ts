import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const deletePost: NonNullable<MutationResolvers['deletePost']> = async (_root, { postId }, ctx) =>
  toUnion(await ctx.postfeed.deletePost(requireViewer(ctx), postId), ctx);
