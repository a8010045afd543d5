import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const startPasskeyRegistration: NonNullable<MutationResolvers['startPasskeyRegistration']> = async (_root, _args, ctx) =>
  toUnion(await ctx.auth.startPasskeyRegistration(requireViewer(ctx)), ctx);
