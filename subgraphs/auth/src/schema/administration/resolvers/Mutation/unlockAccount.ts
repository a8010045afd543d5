import { requireScope, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const unlockAccount: NonNullable<MutationResolvers['unlockAccount']> = async (_root, { accountId }, ctx) =>
  toUnion(await ctx.auth.unlockAccount(ctx.identity, requireScope(ctx, 'account:admin'), accountId), ctx);
