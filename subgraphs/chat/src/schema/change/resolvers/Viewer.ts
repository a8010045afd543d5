import { requireViewer } from '@app/subgraph';
import { presentMessages } from '../../message/present-messages.ts';
import type { ViewerResolvers } from '../../types.generated.ts';

export const Viewer: Pick<ViewerResolvers, 'starredMessages' | '__resolveReference'> = {
  starredMessages: async (_viewer, args, ctx) => presentMessages(await ctx.chat.listStarred(requireViewer(ctx), args)),
};
