import { requireViewer } from '@app/subgraph';
import { presentVideos } from '../../discovery/present-videos.ts';
import type { ViewerResolvers } from '../../types.generated.ts';

export const Viewer: Pick<ViewerResolvers, 'continueWatching' | 'watchHistory' | 'watchLater' | '__resolveReference'> = {
  watchLater: async (_viewer, args, ctx) => presentVideos(await ctx.videos.readWatchLater(requireViewer(ctx), args)),
  watchHistory: async (_viewer, args, ctx) => presentVideos(await ctx.videos.readWatchHistory(requireViewer(ctx), args)),
  continueWatching: (_viewer, { first }, ctx) => ctx.videos.readContinueWatching(requireViewer(ctx), first),
};
