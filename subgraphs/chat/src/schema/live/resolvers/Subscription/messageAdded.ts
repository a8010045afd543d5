import { requireViewer } from '@app/subgraph';
import type { SubscriptionResolvers } from '../../../types.generated.ts';
import { asField } from '../../as-field.ts';

export const messageAdded: NonNullable<SubscriptionResolvers['messageAdded']> = {
  subscribe: async (_root, { conversationId, afterSeq }, ctx) =>
    asField('messageAdded', await ctx.chat.openMessageStream(requireViewer(ctx), conversationId, afterSeq, ctx.signal)),
};
