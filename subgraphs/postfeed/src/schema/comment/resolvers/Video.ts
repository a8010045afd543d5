import type { VideoResolvers } from '../../types.generated.ts';
import { presentComments } from '../present-comments.ts';

export const Video: Pick<VideoResolvers, 'comments' | '__isTypeOf' | '__resolveReference'> = {
  comments: async ({ id }, args, ctx) =>
    (await ctx.loaders.isVideoVisible.load(id)) &&
    presentComments({ rootId: id, parentId: null, sort: args.sort ?? 'TOP', isFlat: args.flat ?? false }, args, ctx),
};
