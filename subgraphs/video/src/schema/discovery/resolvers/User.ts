import type { UserResolvers } from '../../types.generated.ts';
import { presentVideos } from '../present-videos.ts';

export const User: Pick<UserResolvers, 'videos' | '__resolveReference'> = {
  videos: async ({ id }, { type, ...args }, ctx) =>
    presentVideos(await ctx.videos.readUserVideos(ctx.viewer, id, type ?? null, args)),
};
