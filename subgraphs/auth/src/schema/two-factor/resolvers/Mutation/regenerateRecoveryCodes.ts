import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const regenerateRecoveryCodes: NonNullable<MutationResolvers['regenerateRecoveryCodes']> = async (_root, _args, ctx) =>
  toUnion(await ctx.auth.regenerateRecoveryCodes(requireViewer(ctx)), ctx);
