import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const deleteVideo: NonNullable<MutationResolvers['deleteVideo']> = async (_root, { videoId }, ctx) =>
  toUnion(await ctx.videos.deleteVideo(requireViewer(ctx), videoId), ctx);
