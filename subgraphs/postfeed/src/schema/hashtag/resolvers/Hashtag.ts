import { presentPosts } from '../../post/present-post.ts';
import type { HashtagResolvers } from '../../types.generated.ts';

export const Hashtag: HashtagResolvers = {
  __resolveReference: async ({ tag }, ctx) => ctx.postfeed.findHashtag(tag),
  posts: async ({ tag }, args, ctx) =>
    presentPosts(await ctx.postfeed.readHashtagPosts(ctx.viewer, tag, args.sort ?? 'RECENT', args)),
};
