import { notFound } from '@app/kernel';
import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentPost } from '../../present-post.ts';

export const createPost: NonNullable<MutationResolvers['createPost']> = async (_root, { input }, ctx) => {
  const viewer = requireViewer(ctx);
  const outcome = await ctx.postfeed.createPost(viewer, input);
  if (outcome.kind !== 'ScheduledSuccess') return presentPost(outcome, ctx);
  const draft = await ctx.postfeed.findDraft(viewer, outcome.draftId);
  return draft === null ? toUnion(notFound(), ctx) : { __typename: 'ScheduledSuccess', draft };
};
