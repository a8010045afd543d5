import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const changePassword: NonNullable<MutationResolvers['changePassword']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.auth.changePassword(ctx.identity, requireViewer(ctx), input), ctx);
