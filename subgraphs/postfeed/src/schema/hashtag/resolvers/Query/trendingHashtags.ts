import type { QueryResolvers } from '../../../types.generated.ts';

export const trendingHashtags: NonNullable<QueryResolvers['trendingHashtags']> = (_root, { first, language }, ctx) =>
  ctx.postfeed.readTrendingHashtags(ctx.viewer, first, language ?? null);
