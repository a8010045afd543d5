import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const confirmTwoFactorSetup: NonNullable<MutationResolvers['confirmTwoFactorSetup']> = async (_root, { code }, ctx) =>
  toUnion(await ctx.auth.confirmTwoFactorSetup(ctx.identity, requireViewer(ctx), code), ctx);
