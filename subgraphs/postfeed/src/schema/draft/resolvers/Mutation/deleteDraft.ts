import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const deleteDraft: NonNullable<MutationResolvers['deleteDraft']> = async (_root, { draftId }, ctx) =>
  toUnion(await ctx.postfeed.deleteDraft(requireViewer(ctx), draftId), ctx);
