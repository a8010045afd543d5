import { requireViewer } from '@app/subgraph';
import type { ViewerResolvers } from '../../types.generated.ts';
import { presentVideos } from '../present-videos.ts';

export const Viewer: Pick<ViewerResolvers, 'followedVideos' | '__resolveReference'> = {
  followedVideos: async (_viewer, args, ctx) => presentVideos(await ctx.videos.readFollowedVideos(requireViewer(ctx), args)),
};
