import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentPost } from '../../present-post.ts';

export const editPost: NonNullable<MutationResolvers['editPost']> = async (_root, { input }, ctx) =>
  presentPost(await ctx.postfeed.editPost(requireViewer(ctx), input), ctx);
