import { isId } from '@app/kernel';
import { NO_ENGAGEMENT } from '../../../domain/post.ts';
import type { VideoResolvers } from '../../types.generated.ts';
import { presentReactions } from '../present-reactions.ts';

export const Video: Pick<VideoResolvers, 'id' | 'reactions' | 'stats' | 'viewerReaction' | '__isTypeOf' | '__resolveReference'> =
  {
    // Whether the caller may see the video is for its own domain to say; asked once a request, for what is told here.
    __resolveReference: async ({ id }) => (isId(id) ? { id } : null),
    stats: async ({ id }, _args, ctx) =>
      (await ctx.loaders.isVideoVisible.load(id)) && ((await ctx.loaders.videoStats.load(id)) ?? NO_ENGAGEMENT),
    viewerReaction: async ({ id }, _args, ctx) =>
      (await ctx.loaders.isVideoVisible.load(id)) && ctx.loaders.viewerReaction.load(id),
    reactions: async ({ id }, args, ctx) => (await ctx.loaders.isVideoVisible.load(id)) && presentReactions(id, args, ctx),
  };
