import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const saveVideo: NonNullable<MutationResolvers['saveVideo']> = async (_root, { videoId, saved }, ctx) =>
  toUnion(await ctx.videos.saveVideo(requireViewer(ctx), videoId, saved), ctx);
