import { toConnection } from '@app/kernel';
import { requireViewer } from '@app/subgraph';
import type { ViewerResolvers } from '../../types.generated.ts';

export const Viewer: Pick<ViewerResolvers, 'id' | 'notificationBadge' | 'notifications' | '__resolveReference'> = {
  // Nobody's private side but the caller's own, whatever id a reference carries.
  __resolveReference: async ({ id }, ctx) => (ctx.viewer?.id === id ? { id } : null),
  notifications: async (_viewer, args, ctx) => {
    const viewer = requireViewer(ctx);
    // Taken before the list is read: what comes in between is told twice rather than never.
    const liveCursor = ctx.notifications.liveCursor(viewer);
    return { ...toConnection(await ctx.notifications.list(viewer, args)), liveCursor };
  },
  notificationBadge: (_viewer, _args, ctx) => ctx.notifications.badge(requireViewer(ctx)),
};
