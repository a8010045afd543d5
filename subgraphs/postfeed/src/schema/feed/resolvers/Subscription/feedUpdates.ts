import { requireViewer } from '@app/subgraph';
import type { SubscriptionResolvers } from '../../../types.generated.ts';

export const feedUpdates: NonNullable<SubscriptionResolvers['feedUpdates']> = {
  subscribe: async function* (_root, { after }, ctx) {
    for await (const payload of await ctx.postfeed.openFeedUpdates(requireViewer(ctx), after, ctx.signal))
      yield { feedUpdates: payload };
  },
};
