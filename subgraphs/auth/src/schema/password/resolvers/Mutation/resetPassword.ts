import { toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const resetPassword: NonNullable<MutationResolvers['resetPassword']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.auth.resetPassword(ctx.identity, input), ctx);
