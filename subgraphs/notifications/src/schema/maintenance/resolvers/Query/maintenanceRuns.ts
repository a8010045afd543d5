import { toConnection } from '@app/kernel';
import { requireScope } from '@app/subgraph';
import type { QueryResolvers } from '../../../types.generated.ts';

export const maintenanceRuns: NonNullable<QueryResolvers['maintenanceRuns']> = async (_root, args, ctx) =>
  toConnection(await ctx.notifications.listMaintenanceRuns(requireScope(ctx, 'maintenance'), args));
