import { requireScope, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const lockAccount: NonNullable<MutationResolvers['lockAccount']> = async (_root, { accountId, until }, ctx) =>
  toUnion(await ctx.auth.lockAccount(ctx.identity, requireScope(ctx, 'account:admin'), { accountId, until: until ?? null }), ctx);
