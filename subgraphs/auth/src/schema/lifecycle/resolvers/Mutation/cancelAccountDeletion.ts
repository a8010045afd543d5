import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const cancelAccountDeletion: NonNullable<MutationResolvers['cancelAccountDeletion']> = async (_root, _args, ctx) =>
  toUnion(await ctx.auth.cancelAccountDeletion(ctx.identity, requireViewer(ctx)), ctx);
