import { requireScope, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const setVerified: NonNullable<MutationResolvers['setVerified']> = async (_root, { userId, isVerified }, ctx) => {
  requireScope(ctx, 'moderation');
  return toUnion(await ctx.profiles.setVerified(userId, isVerified), ctx);
};
