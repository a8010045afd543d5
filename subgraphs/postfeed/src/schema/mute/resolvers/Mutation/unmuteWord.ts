import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const unmuteWord: NonNullable<MutationResolvers['unmuteWord']> = async (_root, { word }, ctx) => ({
  mutedWords: [...(await ctx.postfeed.unmuteWord(requireViewer(ctx), word))],
});
