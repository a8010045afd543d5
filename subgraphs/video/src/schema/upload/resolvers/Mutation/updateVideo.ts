import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const updateVideo: NonNullable<MutationResolvers['updateVideo']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.videos.updateVideo(requireViewer(ctx), input), ctx);
