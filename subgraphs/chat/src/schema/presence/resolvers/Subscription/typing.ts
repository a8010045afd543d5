import { requireViewer } from '@app/subgraph';
import { asField } from '../../../live/as-field.ts';
import type { SubscriptionResolvers } from '../../../types.generated.ts';

export const typing: NonNullable<SubscriptionResolvers['typing']> = {
  subscribe: async (_root, { conversationId }, ctx) =>
    asField('typing', await ctx.chat.openTyping(requireViewer(ctx), conversationId, ctx.signal)),
};
