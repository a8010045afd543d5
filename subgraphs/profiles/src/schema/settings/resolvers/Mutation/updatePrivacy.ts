import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const updatePrivacy: NonNullable<MutationResolvers['updatePrivacy']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.profiles.updatePrivacy(requireViewer(ctx), input), ctx);
