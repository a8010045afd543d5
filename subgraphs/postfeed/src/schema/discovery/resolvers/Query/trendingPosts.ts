import { presentPosts } from '../../../post/present-post.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

export const trendingPosts: NonNullable<QueryResolvers['trendingPosts']> = async (_root, args, ctx) =>
  presentPosts(await ctx.postfeed.readTrendingPosts(ctx.viewer, args));
