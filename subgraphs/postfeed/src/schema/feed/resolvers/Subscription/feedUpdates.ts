import { requireViewer } from '@app/subgraph';
import { asField } from '../../../live/as-field.ts';
import type { SubscriptionResolvers } from '../../../types.generated.ts';

export const feedUpdates: NonNullable<SubscriptionResolvers['feedUpdates']> = {
  subscribe: async (_root, { after }, ctx) =>
    asField('feedUpdates', await ctx.postfeed.openFeedUpdates(requireViewer(ctx), after, ctx.signal)),
};
