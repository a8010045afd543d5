import type { SubscriptionResolvers } from '../../../types.generated.ts';
import { asField } from '../../as-field.ts';

export const postUpdates: NonNullable<SubscriptionResolvers['postUpdates']> = {
  subscribe: async (_root, { postId, after }, ctx) =>
    asField('postUpdates', await ctx.postfeed.openPostUpdates(ctx.viewer, postId, after, ctx.signal)),
};
