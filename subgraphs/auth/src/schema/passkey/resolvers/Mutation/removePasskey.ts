import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const removePasskey: NonNullable<MutationResolvers['removePasskey']> = async (_root, { id }, ctx) =>
  toUnion(await ctx.auth.removePasskey(ctx.identity, requireViewer(ctx), id), ctx);
