import { toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const startWatching: NonNullable<MutationResolvers['startWatching']> = async (_root, { videoId }, ctx) =>
  toUnion(await ctx.videos.startWatching(ctx.viewer, videoId), ctx);
