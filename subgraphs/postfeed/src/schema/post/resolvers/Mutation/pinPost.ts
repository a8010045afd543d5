import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentPost } from '../../present-post.ts';

export const pinPost: NonNullable<MutationResolvers['pinPost']> = async (_root, { postId, pinned }, ctx) =>
  presentPost(await ctx.postfeed.pinPost(requireViewer(ctx), postId, pinned), ctx);
