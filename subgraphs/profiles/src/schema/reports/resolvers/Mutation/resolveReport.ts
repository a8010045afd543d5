import { requireScope, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const resolveReport: NonNullable<MutationResolvers['resolveReport']> = async (_root, { reportId, dismiss, note }, ctx) =>
  toUnion(await ctx.profiles.resolveReport(requireScope(ctx, 'moderation'), reportId, { dismiss, note: note ?? null }), ctx);
