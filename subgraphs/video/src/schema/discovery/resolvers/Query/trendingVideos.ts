import type { QueryResolvers } from '../../../types.generated.ts';
import { presentVideos } from '../../present-videos.ts';

export const trendingVideos: NonNullable<QueryResolvers['trendingVideos']> = async (_root, { type, ...args }, ctx) =>
  presentVideos(await ctx.videos.readTrendingVideos(ctx.viewer, type ?? null, args));
