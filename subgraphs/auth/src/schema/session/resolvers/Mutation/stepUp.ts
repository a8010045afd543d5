import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const stepUp: NonNullable<MutationResolvers['stepUp']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.auth.stepUp(ctx.identity, requireViewer(ctx), input), ctx);
