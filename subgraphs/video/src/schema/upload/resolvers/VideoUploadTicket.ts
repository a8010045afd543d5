import { NotFoundError } from '@app/kernel';
import type { VideoUploadTicketResolvers } from '../../types.generated.ts';

export const VideoUploadTicket: VideoUploadTicketResolvers = {
  video: async ({ videoId }, _args, ctx) => {
    const video = await ctx.loaders.videoById.load(videoId);
    // Only when it was deleted between the two.
    if (video === null) throw new NotFoundError();
    return video;
  },
};
