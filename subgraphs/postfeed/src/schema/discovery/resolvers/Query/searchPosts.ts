import { presentPosts } from '../../../post/present-post.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

export const searchPosts: NonNullable<QueryResolvers['searchPosts']> = async (_root, { query, filter, sort, ...args }, ctx) => {
  const { page, highlights } = await ctx.postfeed.searchPosts(ctx.viewer, query, filter ?? {}, sort ?? 'RECENT', args);
  return presentPosts(page, highlights);
};
