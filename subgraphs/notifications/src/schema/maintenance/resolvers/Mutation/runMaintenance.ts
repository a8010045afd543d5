import { requireScope } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const runMaintenance: NonNullable<MutationResolvers['runMaintenance']> = (_root, { task }, ctx) => {
  requireScope(ctx, 'maintenance');
  return ctx.notifications.runMaintenance(task);
};
