import { requireViewer } from '@app/subgraph';
import type { SubscriptionResolvers } from '../../../types.generated.ts';

export const chatEvents: NonNullable<SubscriptionResolvers['chatEvents']> = {
  async *subscribe(_root, { after }, ctx) {
    for await (const event of ctx.chat.chatEvents(requireViewer(ctx), after, ctx.signal)) yield { chatEvents: event };
  },
};
