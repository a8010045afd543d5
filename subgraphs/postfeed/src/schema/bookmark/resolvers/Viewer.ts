import { requireViewer } from '@app/subgraph';
import { presentPosts } from '../../post/present-post.ts';
import type { ViewerResolvers } from '../../types.generated.ts';

export const Viewer: Pick<ViewerResolvers, 'bookmarks' | '__resolveReference'> = {
  bookmarks: async (_viewer, args, ctx) => presentPosts(await ctx.postfeed.readBookmarks(requireViewer(ctx), args)),
};
