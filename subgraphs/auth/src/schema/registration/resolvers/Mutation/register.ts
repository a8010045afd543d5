import { toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const register: NonNullable<MutationResolvers['register']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.auth.register(ctx.identity, input), ctx);
