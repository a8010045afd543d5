import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const createVideo: NonNullable<MutationResolvers['createVideo']> = async (_root, { input }, ctx) => {
  const outcome = await ctx.videos.createVideo(requireViewer(ctx), input);
  if (outcome.kind !== 'VideoUploadTicket') return toUnion(outcome, ctx);
  return { __typename: 'VideoUploadTicket', videoId: outcome.videoId, ...outcome.ticket };
};
