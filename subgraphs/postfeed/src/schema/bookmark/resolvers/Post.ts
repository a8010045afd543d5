import type { PostResolvers } from '../../types.generated.ts';

export const Post: Pick<PostResolvers, 'viewerHasBookmarked' | '__isTypeOf' | '__resolveReference'> = {
  viewerHasBookmarked: async ({ id }, _args, ctx) =>
    ctx.viewer === null ? null : (await ctx.loaders.isBookmarked.load(id)) === true,
};
