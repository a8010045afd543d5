import { requireScope, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const claimReport: NonNullable<MutationResolvers['claimReport']> = async (_root, { reportId }, ctx) =>
  toUnion(await ctx.profiles.claimReport(requireScope(ctx, 'moderation'), reportId), ctx);
