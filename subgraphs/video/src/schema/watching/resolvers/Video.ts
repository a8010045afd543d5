import { completionRate } from '../../../domain/video.ts';
import type { VideoResolvers } from '../../types.generated.ts';

export const Video: Pick<VideoResolvers, 'metrics' | 'viewerHasSaved' | 'viewerPositionSec' | '__resolveReference'> = {
  metrics: ({ stats }) => ({
    views: stats.viewCount,
    watchTimeSec: Math.round(stats.watchTimeSec),
    completionRate: completionRate(stats),
  }),
  viewerPositionSec: ({ id }, _args, ctx) => (ctx.viewer === null ? null : ctx.loaders.viewerPosition.load(id)),
  viewerHasSaved: async ({ id }, _args, ctx) => (ctx.viewer === null ? null : (await ctx.loaders.isSaved.load(id)) !== null),
};
