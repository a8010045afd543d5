import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const deleteNotification: NonNullable<MutationResolvers['deleteNotification']> = async (_root, { id }, ctx) =>
  toUnion(await ctx.notifications.remove(requireViewer(ctx), id), ctx);
