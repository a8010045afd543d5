import { toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const refreshSession: NonNullable<MutationResolvers['refreshSession']> = async (_root, { refreshToken }, ctx) =>
  toUnion(await ctx.auth.refreshSession(ctx.identity, refreshToken), ctx);
