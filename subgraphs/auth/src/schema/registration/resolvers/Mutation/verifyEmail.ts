import { toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const verifyEmail: NonNullable<MutationResolvers['verifyEmail']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.auth.verifyEmail(ctx.identity, input.token), ctx);
