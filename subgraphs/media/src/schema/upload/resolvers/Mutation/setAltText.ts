import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const setAltText: NonNullable<MutationResolvers['setAltText']> = async (_root, { mediaId, altText }, ctx) =>
  toUnion(await ctx.media.setAltText(requireViewer(ctx), mediaId, altText), ctx);
