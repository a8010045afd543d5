import { toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const completeExternalLogin: NonNullable<MutationResolvers['completeExternalLogin']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.auth.completeExternalLogin(ctx.identity, input), ctx);
