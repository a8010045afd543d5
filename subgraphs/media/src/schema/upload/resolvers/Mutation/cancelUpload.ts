import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const cancelUpload: NonNullable<MutationResolvers['cancelUpload']> = async (_root, { mediaId }, ctx) =>
  toUnion(await ctx.media.cancelUpload(requireViewer(ctx), mediaId), ctx);
