import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const deleteMedia: NonNullable<MutationResolvers['deleteMedia']> = async (_root, { mediaId }, ctx) =>
  toUnion(await ctx.media.deleteMedia(requireViewer(ctx), mediaId), ctx);
