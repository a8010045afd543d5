import { toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const completeTwoFactor: NonNullable<MutationResolvers['completeTwoFactor']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.auth.completeTwoFactor(ctx.identity, input), ctx);
