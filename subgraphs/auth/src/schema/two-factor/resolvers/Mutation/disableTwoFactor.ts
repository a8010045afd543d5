import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const disableTwoFactor: NonNullable<MutationResolvers['disableTwoFactor']> = async (_root, { code }, ctx) =>
  toUnion(await ctx.auth.disableTwoFactor(ctx.identity, requireViewer(ctx), code), ctx);
