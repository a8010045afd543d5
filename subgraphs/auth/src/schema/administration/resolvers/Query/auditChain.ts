import { requireScope } from '@app/subgraph';
import type { QueryResolvers } from '../../../types.generated.ts';

export const auditChain: NonNullable<QueryResolvers['auditChain']> = async (_root, _args, ctx) => {
  requireScope(ctx, 'audit:read');
  return ctx.auth.verifyAuditChain();
};
