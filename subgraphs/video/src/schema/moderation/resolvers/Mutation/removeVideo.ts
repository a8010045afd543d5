import { BadUserInputError } from '@app/kernel';
import { requireScope, toUnion } from '@app/subgraph';
import { removalReasonSchema } from '../../../../domain/delete-video.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const removeVideo: NonNullable<MutationResolvers['removeVideo']> = async (_root, { videoId, reason }, ctx) => {
  const moderator = requireScope(ctx, 'moderation');
  const checked = removalReasonSchema.safeParse(reason);
  if (!checked.success) throw new BadUserInputError('`reason` must have 1 to 500 characters.', ['reason']);
  return toUnion(await ctx.videos.removeVideo(moderator, videoId, checked.data), ctx);
};
