import { requireViewer } from '@app/subgraph';
import { presentPost } from '../../../post/present-post.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const bookmarkPost: NonNullable<MutationResolvers['bookmarkPost']> = async (_root, { postId }, ctx) => {
  const outcome = await ctx.postfeed.bookmarkPost(requireViewer(ctx), postId, true);
  ctx.loaders.isBookmarked.clear(postId);
  return presentPost(outcome, ctx);
};
