import { toConnection } from '@app/kernel';
import { requireScope } from '@app/subgraph';
import type { QueryResolvers } from '../../../types.generated.ts';

export const accounts: NonNullable<QueryResolvers['accounts']> = async (_root, { query, status, ...page }, ctx) =>
  toConnection(
    await ctx.auth.listAccounts(requireScope(ctx, 'account:admin'), { query: query ?? null, status: status ?? null }, page),
  );
