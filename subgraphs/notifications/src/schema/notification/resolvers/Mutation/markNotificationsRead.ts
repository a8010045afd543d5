import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const markNotificationsRead: NonNullable<MutationResolvers['markNotificationsRead']> = async (_root, { ids }, ctx) =>
  toUnion(await ctx.notifications.markRead(requireViewer(ctx), ids), ctx);
