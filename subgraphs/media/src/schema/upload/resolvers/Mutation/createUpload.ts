import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const createUpload: NonNullable<MutationResolvers['createUpload']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.media.createUpload(requireViewer(ctx), input), ctx);
