import { requireViewer } from '@app/subgraph';
import type { SubscriptionResolvers } from '../../../types.generated.ts';
import { asField } from '../../as-field.ts';

export const chatEvents: NonNullable<SubscriptionResolvers['chatEvents']> = {
  subscribe: async (_root, { after }, ctx) =>
    asField('chatEvents', ctx.chat.openChatEvents(requireViewer(ctx), after, ctx.signal)),
};
