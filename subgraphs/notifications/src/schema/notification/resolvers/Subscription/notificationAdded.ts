import { requireViewer } from '@app/subgraph';
import type { SubscriptionResolvers } from '../../../types.generated.ts';

export const notificationAdded: NonNullable<SubscriptionResolvers['notificationAdded']> = {
  subscribe: async function* (_root, { after }, ctx) {
    for await (const payload of ctx.notifications.live(requireViewer(ctx), after, ctx.signal))
      yield { notificationAdded: payload };
  },
};
