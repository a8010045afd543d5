import { toConnection } from '@app/kernel';
import { requireScope } from '@app/subgraph';
import type { QueryResolvers } from '../../../types.generated.ts';

export const loginAttempts: NonNullable<QueryResolvers['loginAttempts']> = async (_root, args, ctx) => {
  const { accountId = null, ip = null, ...page } = args;
  return toConnection(await ctx.auth.listAttempts(requireScope(ctx, 'audit:read'), { accountId, ip }, page));
};
