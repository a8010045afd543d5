import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const deactivateAccount: NonNullable<MutationResolvers['deactivateAccount']> = async (_root, _args, ctx) =>
  toUnion(await ctx.auth.deactivateAccount(ctx.identity, requireViewer(ctx)), ctx);
