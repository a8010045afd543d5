import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const report: NonNullable<MutationResolvers['report']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.profiles.reportSubject(requireViewer(ctx), input), ctx);
