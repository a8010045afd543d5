import { requireScope, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const revokeRole: NonNullable<MutationResolvers['revokeRole']> = async (_root, { accountId, role }, ctx) =>
  toUnion(
    await ctx.auth.changeRole(ctx.identity, requireScope(ctx, 'account:admin'), { accountId, role, isAssigned: false }),
    ctx,
  );
