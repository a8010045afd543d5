import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const clearWatchHistory: NonNullable<MutationResolvers['clearWatchHistory']> = async (_root, _args, ctx) => {
  await ctx.videos.clearWatchHistory(requireViewer(ctx));
  return true;
};
