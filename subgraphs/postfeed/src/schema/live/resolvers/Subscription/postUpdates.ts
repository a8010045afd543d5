import type { SubscriptionResolvers } from '../../../types.generated.ts';

export const postUpdates: NonNullable<SubscriptionResolvers['postUpdates']> = {
  subscribe: async function* (_root, { postId, after }, ctx) {
    for await (const payload of await ctx.postfeed.openPostUpdates(ctx.viewer, postId, after, ctx.signal))
      yield { postUpdates: payload };
  },
};
