import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentComment } from '../../present-comments.ts';

export const editComment: NonNullable<MutationResolvers['editComment']> = async (_root, { commentId, text }, ctx) =>
  presentComment(await ctx.postfeed.editComment(requireViewer(ctx), commentId, text), ctx);
