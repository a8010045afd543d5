import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const linkExternalLogin: NonNullable<MutationResolvers['linkExternalLogin']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.auth.linkExternalLogin(ctx.identity, requireViewer(ctx), input), ctx);
