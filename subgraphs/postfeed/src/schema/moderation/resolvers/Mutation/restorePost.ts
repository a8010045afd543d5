import { requireScope } from '@app/subgraph';
import { presentPost } from '../../../post/present-post.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const restorePost: NonNullable<MutationResolvers['restorePost']> = async (_root, { postId }, ctx) => {
  const moderator = requireScope(ctx, 'moderation');
  return presentPost(await ctx.postfeed.restorePost(moderator, postId), ctx);
};
