import type { NotFound } from '@app/kernel';
import { toUnion } from '@app/subgraph';
import type { RequestContext } from '../../context.ts';
import { commentEngagement } from '../../domain/comment.ts';
import { type EngagementStats, NO_ENGAGEMENT } from '../../domain/post.ts';
import type { ReactionChanged } from '../../domain/react.ts';

/** Answers a change of a reaction with the counts as they stand now; what the caller may not see tells none. */
export async function presentReaction(outcome: ReactionChanged | NotFound, ctx: RequestContext) {
  if (outcome.kind !== 'ReactionSuccess') return toUnion(outcome, ctx);
  const { subjectId, viewerReaction } = outcome;
  return { __typename: 'ReactionSuccess' as const, subjectId, viewerReaction, stats: await statsOf(outcome, ctx) };
}

async function statsOf({ subjectId, subjectType, isVisible }: ReactionChanged, ctx: RequestContext): Promise<EngagementStats> {
  if (!isVisible) return NO_ENGAGEMENT;
  switch (subjectType) {
    case 'POST':
      return (await ctx.loaders.postById.clear(subjectId).load(subjectId))?.stats ?? NO_ENGAGEMENT;
    case 'VIDEO':
      return (await ctx.loaders.videoStats.clear(subjectId).load(subjectId)) ?? NO_ENGAGEMENT;
    case 'COMMENT': {
      const comment = await ctx.loaders.commentById.clear(subjectId).load(subjectId);
      return comment === null ? NO_ENGAGEMENT : commentEngagement(comment.stats);
    }
  }
}
