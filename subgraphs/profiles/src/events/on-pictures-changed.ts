import { ProfileChanged } from '@app/contracts/events';
import { on } from '@app/events';

/** Tells media which pictures a profile carries from now on, or no longer. */
export type CarryPictures = (userId: string, mediaIds: readonly string[], attached: boolean) => Promise<void>;

/** Pictures on a profile are public; those that it no longer shows are let go. */
export function onPicturesChanged(carry: CarryPictures) {
  return on(ProfileChanged, async ({ data: { userId, shownMediaIds, droppedMediaIds } }) => {
    if (shownMediaIds.length > 0) await carry(userId, shownMediaIds, true);
    if (droppedMediaIds.length > 0) await carry(userId, droppedMediaIds, false);
  });
}
