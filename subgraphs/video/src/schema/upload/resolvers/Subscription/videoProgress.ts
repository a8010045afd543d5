import { requireViewer } from '@app/subgraph';
import type { VideoProgressItem } from '../../../../live/video-progress.ts';
import type { SubscriptionResolvers } from '../../../types.generated.ts';

export const videoProgress: NonNullable<SubscriptionResolvers['videoProgress']> = {
  subscribe: async (_root, { videoId, after }, ctx) =>
    updates(await ctx.videos.openVideoProgress(requireViewer(ctx), videoId, after, ctx.signal)),
};

async function* updates(items: AsyncGenerator<VideoProgressItem>) {
  for await (const item of items) yield { videoProgress: item };
}
