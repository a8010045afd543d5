import { toConnection } from '@app/kernel';
import { requireScope } from '@app/subgraph';
import type { QueryResolvers } from '../../../types.generated.ts';

export const auditLog: NonNullable<QueryResolvers['auditLog']> = async (_root, args, ctx) => {
  const { accountId = null, action = null, since = null, until = null, ...page } = args;
  return toConnection(await ctx.auth.listAudit(requireScope(ctx, 'audit:read'), { accountId, action, since, until }, page));
};
