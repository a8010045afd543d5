import type { QueryResolvers } from '../../../types.generated.ts';
import { presentFound } from '../../present-videos.ts';

export const searchVideos: NonNullable<QueryResolvers['searchVideos']> = async (_root, { query, type, ...args }, ctx) =>
  presentFound(await ctx.videos.searchVideos(ctx.viewer, query, type ?? null, args));
