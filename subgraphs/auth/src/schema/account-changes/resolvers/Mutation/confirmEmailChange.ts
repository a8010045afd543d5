import { toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const confirmEmailChange: NonNullable<MutationResolvers['confirmEmailChange']> = async (_root, { token }, ctx) =>
  toUnion(await ctx.auth.confirmEmailChange(ctx.identity, token), ctx);
