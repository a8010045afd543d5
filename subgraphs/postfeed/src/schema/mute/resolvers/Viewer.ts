import { requireViewer } from '@app/subgraph';
import type { ViewerResolvers } from '../../types.generated.ts';

export const Viewer: Pick<ViewerResolvers, 'mutedWords' | '__resolveReference'> = {
  mutedWords: async (_viewer, _args, ctx) => [...(await ctx.postfeed.listMutedWords(requireViewer(ctx)))],
};
