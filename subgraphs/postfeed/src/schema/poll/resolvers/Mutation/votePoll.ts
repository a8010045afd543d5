import { notFound } from '@app/kernel';
import { requireViewer, toUnion } from '@app/subgraph';
import { hasPoll } from '../../../../domain/vote-poll.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const votePoll: NonNullable<MutationResolvers['votePoll']> = async (_root, { input }, ctx) => {
  const outcome = await ctx.postfeed.votePoll(requireViewer(ctx), input.pollId, input.optionIds);
  if (outcome.kind !== 'PollSuccess') return toUnion(outcome, ctx);
  ctx.loaders.viewerVotes.clear(outcome.postId);
  const post = await ctx.loaders.postById.clear(outcome.postId).load(outcome.postId);
  return post === null || !hasPoll(post) ? toUnion(notFound(), ctx) : { __typename: 'PollSuccess', poll: post };
};
