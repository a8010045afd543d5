import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const cancelProcessing: NonNullable<MutationResolvers['cancelProcessing']> = async (_root, { videoId }, ctx) =>
  toUnion(await ctx.videos.cancelProcessing(requireViewer(ctx), videoId), ctx);
