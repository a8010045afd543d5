import type { MutationResolvers } from '../../../types.generated.ts';

export const watchBeat: NonNullable<MutationResolvers['watchBeat']> = (_root, { input }, ctx) =>
  ctx.videos.watchBeat(ctx.viewer, { ...input, ended: input.ended ?? false });
