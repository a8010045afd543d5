import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const completeVideoUpload: NonNullable<MutationResolvers['completeVideoUpload']> = async (_root, { videoId }, ctx) =>
  toUnion(await ctx.videos.completeVideoUpload(requireViewer(ctx), videoId), ctx);
