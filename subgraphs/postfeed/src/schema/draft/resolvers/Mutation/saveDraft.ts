import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const saveDraft: NonNullable<MutationResolvers['saveDraft']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.postfeed.saveDraft(requireViewer(ctx), input), ctx);
