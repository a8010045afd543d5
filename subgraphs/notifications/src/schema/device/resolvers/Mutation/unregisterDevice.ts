import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const unregisterDevice: NonNullable<MutationResolvers['unregisterDevice']> = (_root, { id }, ctx) =>
  ctx.notifications.unregisterDevice(requireViewer(ctx), id);
