import { toConnection } from '@app/kernel';
import { requireScope } from '@app/subgraph';
import type { QueryResolvers } from '../../../types.generated.ts';

export const reports: NonNullable<QueryResolvers['reports']> = async (_root, { status, ...args }, ctx) =>
  toConnection(await ctx.profiles.listReports(requireScope(ctx, 'moderation'), status ?? 'OPEN', args));
