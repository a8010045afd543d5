import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const updateProfile: NonNullable<MutationResolvers['updateProfile']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.profiles.updateProfile(requireViewer(ctx), input), ctx);
