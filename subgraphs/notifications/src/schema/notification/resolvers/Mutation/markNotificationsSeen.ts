import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const markNotificationsSeen: NonNullable<MutationResolvers['markNotificationsSeen']> = async (_root, _args, ctx) =>
  toUnion(await ctx.notifications.markSeen(requireViewer(ctx)), ctx);
