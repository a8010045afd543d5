import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const unlinkExternalLogin: NonNullable<MutationResolvers['unlinkExternalLogin']> = async (_root, { provider }, ctx) =>
  toUnion(await ctx.auth.unlinkExternalLogin(ctx.identity, requireViewer(ctx), provider), ctx);
