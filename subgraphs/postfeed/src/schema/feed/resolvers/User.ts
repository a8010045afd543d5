import { presentPosts } from '../../post/present-post.ts';
import type { UserResolvers } from '../../types.generated.ts';

export const User: Pick<UserResolvers, 'pinnedPost' | 'posts' | '__resolveReference'> = {
  posts: async ({ id }, args, ctx) =>
    presentPosts(await ctx.postfeed.readTimeline(ctx.viewer, id, args.section ?? 'POSTS', args)),
  pinnedPost: ({ id }, _args, ctx) => ctx.postfeed.readPinnedPost(ctx.viewer, id),
};
