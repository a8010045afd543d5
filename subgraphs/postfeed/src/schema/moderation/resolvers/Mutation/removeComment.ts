import { requireScope, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { checkReason } from '../../check-reason.ts';

export const removeComment: NonNullable<MutationResolvers['removeComment']> = async (_root, { commentId, reason }, ctx) =>
  toUnion(await ctx.postfeed.removeComment(requireScope(ctx, 'moderation'), commentId, checkReason(reason)), ctx);
