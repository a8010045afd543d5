import { toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const logIn: NonNullable<MutationResolvers['logIn']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.auth.logIn(ctx.identity, input), ctx);
