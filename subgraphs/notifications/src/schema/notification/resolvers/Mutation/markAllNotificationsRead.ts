import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const markAllNotificationsRead: NonNullable<MutationResolvers['markAllNotificationsRead']> = async (
  _root,
  { upTo },
  ctx,
) => toUnion(await ctx.notifications.markAllRead(requireViewer(ctx), upTo ?? null), ctx);
