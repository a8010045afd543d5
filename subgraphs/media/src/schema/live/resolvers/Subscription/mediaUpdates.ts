import { requireViewer } from '@app/subgraph';
import type { SubscriptionResolvers } from '../../../types.generated.ts';

export const mediaUpdates: NonNullable<SubscriptionResolvers['mediaUpdates']> = {
  subscribe: async function* (_root, { mediaId, after }, ctx) {
    const updates = ctx.media.openMediaUpdates(requireViewer(ctx), mediaId, after, ctx.signal);
    for await (const payload of updates) yield { mediaUpdates: payload };
  },
};
