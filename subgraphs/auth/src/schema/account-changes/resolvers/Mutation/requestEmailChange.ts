import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const requestEmailChange: NonNullable<MutationResolvers['requestEmailChange']> = async (_root, { newEmail }, ctx) =>
  toUnion(await ctx.auth.requestEmailChange(requireViewer(ctx), newEmail), ctx);
