import type { UserResolvers } from '../../types.generated.ts';
import { presentOwnComments } from '../present-comments.ts';

export const User: Pick<UserResolvers, 'comments' | '__resolveReference'> = {
  comments: async ({ id }, args, ctx) =>
    presentOwnComments(await ctx.postfeed.readCommentsOf(ctx.viewer, id, args), () =>
      ctx.postfeed.countCommentsOf(ctx.viewer, id),
    ),
};
