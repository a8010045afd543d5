import type { QueryResolvers } from '../../../types.generated.ts';
import { presentVideos } from '../../present-videos.ts';

export const shortsFeed: NonNullable<QueryResolvers['shortsFeed']> = async (_root, args, ctx) =>
  presentVideos(await ctx.videos.readShortsFeed(ctx.viewer, args));
