import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const retryProcessing: NonNullable<MutationResolvers['retryProcessing']> = async (_root, { videoId }, ctx) =>
  toUnion(await ctx.videos.retryProcessing(requireViewer(ctx), videoId), ctx);
