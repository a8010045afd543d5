import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const revokeSession: NonNullable<MutationResolvers['revokeSession']> = async (_root, { sessionId }, ctx) =>
  toUnion(await ctx.auth.revokeSession(ctx.identity, requireViewer(ctx), sessionId), ctx);
