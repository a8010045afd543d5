import type { VideoAnalyticsResolvers } from '../../types.generated.ts';

export const VideoAnalytics: VideoAnalyticsResolvers = {
  watchTimeSec: ({ watchTimeSec }) => Math.round(watchTimeSec),
};
