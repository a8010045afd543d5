import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const completeUpload: NonNullable<MutationResolvers['completeUpload']> = async (_root, { mediaId }, ctx) =>
  toUnion(await ctx.media.completeUpload(requireViewer(ctx), mediaId), ctx);
