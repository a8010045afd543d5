import { requireViewer } from '@app/subgraph';
import type { SubscriptionResolvers } from '../../../types.generated.ts';

export const messageAdded: NonNullable<SubscriptionResolvers['messageAdded']> = {
  async *subscribe(_root, { conversationId, afterSeq }, ctx) {
    for await (const event of ctx.chat.messageStream(requireViewer(ctx), conversationId, afterSeq, ctx.signal))
      yield { messageAdded: event };
  },
};
