import { requireViewer } from '@app/subgraph';
import { asField } from '../../../live/as-field.ts';
import type { SubscriptionResolvers } from '../../../types.generated.ts';

export const presence: NonNullable<SubscriptionResolvers['presence']> = {
  subscribe: async (_root, { userIds }, ctx) =>
    asField('presence', ctx.chat.openPresence(requireViewer(ctx), userIds, ctx.signal)),
};
