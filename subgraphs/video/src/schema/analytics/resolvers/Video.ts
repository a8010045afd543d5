import type { VideoResolvers } from '../../types.generated.ts';

export const Video: Pick<VideoResolvers, 'analytics' | '__resolveReference'> = {
  analytics: (video, range, ctx) => ctx.videos.readAnalytics(ctx.viewer, video, range),
};
