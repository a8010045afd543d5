import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentReaction } from '../../present-reaction.ts';

export const react: NonNullable<MutationResolvers['react']> = async (_root, { input }, ctx) =>
  presentReaction(await ctx.postfeed.react(requireViewer(ctx), input.subjectId, input.type), ctx);
