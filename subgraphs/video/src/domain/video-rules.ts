import type { RelationFacts } from '@app/contracts';
import { canSee, standing, type Visibility } from '@app/relations';
import type { Video } from './video.ts';

/** Whether the video can be watched by others than its owner: as soon as something plays, unless it has failed. */
export function isWatchable(video: Pick<Video, 'isPlayable' | 'status'>): boolean {
  return video.isPlayable && video.status !== 'FAILED';
}

/** An unlisted video is for everybody who has its id; it stands in no list. */
function visibilityOf({ privacy }: Pick<Video, 'privacy'>): Visibility {
  return privacy === 'PRIVATE' ? 'PRIVATE' : 'PUBLIC';
}

/**
 * The one rule for videos: may this viewer (null: anonymous) see it now? The owner always; others what can be watched, under the video's
 * privacy and the owner's account. Missing facts deny.
 */
export function isVisible(
  video: Pick<Video, 'userId' | 'privacy' | 'isDeleted' | 'isPlayable' | 'status'>,
  viewerId: string | null,
  facts: RelationFacts | undefined,
): boolean {
  if (video.isDeleted || !canSee(viewerId, video.userId, visibilityOf(video), facts)) return false;
  return viewerId === video.userId || isWatchable(video);
}

/** What a list adds to the rule. */
export interface ListRules {
  /** Videos of muted people are left out. */
  readonly hideMuted?: boolean;
  /** Videos of people who do not want to be found are left out, unless one follows them. */
  readonly discoverableOnly?: boolean;
  /** Only videos that stand in lists: ready and PUBLIC. */
  readonly listedOnly?: boolean;
}

/** Whether a video may stand in this viewer's list. */
export function isInList(video: Video, viewerId: string | null, facts: RelationFacts | undefined, rules: ListRules): boolean {
  if (!isVisible(video, viewerId, facts) || facts === undefined) return false;
  if (rules.listedOnly && !video.isListed) return false;
  if (rules.hideMuted && facts.isMuted) return false;
  if (!rules.discoverableOnly || facts.discoverable) return true;
  return ['self', 'friend', 'follower'].includes(standing(viewerId, video.userId, facts));
}

/** Whether a video stands in lists, and whether everybody may see it; kept beside it for the indexes. What may be seen is never decided by these alone. */
export function flagsOf(
  video: Pick<Video, 'status' | 'privacy' | 'isDeleted' | 'isHidden' | 'isOwnerPrivate'>,
): Pick<Video, 'isListed' | 'isPublic'> {
  const isListed = video.status === 'READY' && video.privacy === 'PUBLIC' && !video.isDeleted && !video.isHidden;
  return { isListed, isPublic: isListed && !video.isOwnerPrivate };
}

/** Whether everybody may fetch the files of the video by addresses that never expire. */
export function isOpenToAll(video: Pick<Video, 'privacy' | 'isDeleted' | 'isHidden' | 'isOwnerPrivate'>): boolean {
  return video.privacy === 'PUBLIC' && !video.isDeleted && !video.isHidden && !video.isOwnerPrivate;
}
