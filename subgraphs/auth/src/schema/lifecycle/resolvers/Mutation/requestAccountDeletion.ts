import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const requestAccountDeletion: NonNullable<MutationResolvers['requestAccountDeletion']> = async (_root, _args, ctx) =>
  toUnion(await ctx.auth.requestAccountDeletion(ctx.identity, requireViewer(ctx)), ctx);
