import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentReaction } from '../../present-reaction.ts';

export const unreact: NonNullable<MutationResolvers['unreact']> = async (_root, { subjectId }, ctx) =>
  presentReaction(await ctx.postfeed.unreact(requireViewer(ctx), subjectId), ctx);
