import { requireScope, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { checkReason } from '../../check-reason.ts';

export const removePost: NonNullable<MutationResolvers['removePost']> = async (_root, { postId, reason }, ctx) =>
  toUnion(await ctx.postfeed.removePost(requireScope(ctx, 'moderation'), postId, checkReason(reason)), ctx);
