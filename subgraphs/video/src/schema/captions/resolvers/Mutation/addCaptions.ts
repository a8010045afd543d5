import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const addCaptions: NonNullable<MutationResolvers['addCaptions']> = async (_root, { videoId, ...track }, ctx) =>
  toUnion(await ctx.videos.addCaptions(requireViewer(ctx), videoId, track), ctx);
