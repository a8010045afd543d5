import { requireViewer } from '@app/subgraph';
import type { ViewerResolvers } from '../../types.generated.ts';
import { presentFeed } from '../present-feed.ts';

export const Viewer: Pick<ViewerResolvers, 'homeFeed' | '__resolveReference'> = {
  homeFeed: async (_viewer, args, ctx) => {
    const viewer = requireViewer(ctx);
    // Taken before the state is read: what happens meanwhile comes twice rather than never, and the client knows posts by id.
    const liveCursor = ctx.postfeed.feedCursor(viewer);
    return presentFeed(await ctx.postfeed.readHomeFeed(viewer, args.mode ?? 'LATEST', args), liveCursor);
  },
};
