import { toConnection } from '@app/kernel';
import { requireViewer } from '@app/subgraph';
import type { ViewerResolvers } from '../../types.generated.ts';

export const Viewer: Pick<ViewerResolvers, 'drafts' | 'scheduledPosts' | '__resolveReference'> = {
  drafts: async (_viewer, args, ctx) => toConnection(await ctx.postfeed.listDrafts(requireViewer(ctx), 'PLAIN', args)),
  scheduledPosts: async (_viewer, args, ctx) =>
    toConnection(await ctx.postfeed.listDrafts(requireViewer(ctx), 'SCHEDULED', args)),
};
