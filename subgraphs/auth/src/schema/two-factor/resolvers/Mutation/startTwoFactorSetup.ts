import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const startTwoFactorSetup: NonNullable<MutationResolvers['startTwoFactorSetup']> = async (_root, _args, ctx) =>
  toUnion(await ctx.auth.startTwoFactorSetup(requireViewer(ctx)), ctx);
