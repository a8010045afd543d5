import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentComment } from '../../present-comments.ts';

export const createComment: NonNullable<MutationResolvers['createComment']> = async (_root, { input }, ctx) =>
  presentComment(await ctx.postfeed.createComment(requireViewer(ctx), input), ctx);
