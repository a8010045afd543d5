import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const requestDataExport: NonNullable<MutationResolvers['requestDataExport']> = async (_root, _args, ctx) =>
  toUnion(await ctx.auth.requestDataExport(ctx.identity, requireViewer(ctx)), ctx);
