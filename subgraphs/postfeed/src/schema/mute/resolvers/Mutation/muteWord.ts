import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const muteWord: NonNullable<MutationResolvers['muteWord']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.postfeed.muteWord(requireViewer(ctx), input), ctx);
