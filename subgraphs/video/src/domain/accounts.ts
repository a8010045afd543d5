import { VideoChanged } from '@app/contracts/events';
import { type DeleteVideoDeps, takeDown } from './delete-video.ts';
import type { CoreDeps, VideoChanges } from './ports.ts';
import type { Video } from './video.ts';

export interface AccountDeps extends DeleteVideoDeps, Pick<CoreDeps, 'videos'> {
  /** History, kept videos, seen shorts and sessions of a user, gone for good; counted views stay, without their viewer. */
  readonly erasePersonal: (userId: string) => Promise<void>;
  /** Tells auth that nothing of a user is left here. */
  readonly confirmErased: (userId: string) => Promise<void>;
}

const VIDEOS_A_ROUND = 200;

/**
 * An account went private or public, or was hidden or shown again: flags of lists and addresses of files follow. What may be seen does not
 * wait for this. Repeating it changes nothing.
 */
export async function refreshOwner(
  deps: AccountDeps,
  userId: string,
  state: Pick<VideoChanges, 'isHidden' | 'isOwnerPrivate'>,
): Promise<void> {
  for await (const { id } of videosOf(deps, userId)) {
    await deps.transact(async (tx) => {
      const video = await deps.videos.findById(id, tx);
      if (video === null || isAlready(video, state)) return;
      await deps.videos.update(id, state, deps.clock.now(), tx);
      await deps.outbox.append([VideoChanged({ videoId: id, ownerId: userId, privacy: video.privacy })], tx);
    });
  }
}

function isAlready(video: Video, { isHidden, isOwnerPrivate }: Pick<VideoChanges, 'isHidden' | 'isOwnerPrivate'>): boolean {
  return (isHidden ?? video.isHidden) === video.isHidden && (isOwnerPrivate ?? video.isOwnerPrivate) === video.isOwnerPrivate;
}

/** Erases what is held of a user whose account is gone. Repeatable. */
export async function eraseUser(deps: AccountDeps, userId: string): Promise<void> {
  for await (const video of videosOf(deps, userId)) if (!video.isDeleted) await takeDown(deps, video.id, null);
  await deps.erasePersonal(userId);
  await deps.confirmErased(userId);
}

async function* videosOf(deps: Pick<AccountDeps, 'videos'>, userId: string): AsyncGenerator<Video> {
  for (let afterId: string | null = null; ; ) {
    const page: Video[] = await deps.videos.listAllByUser(userId, afterId, VIDEOS_A_ROUND);
    yield* page;
    if (page.length < VIDEOS_A_ROUND) return;
    afterId = page.at(-1)?.id ?? null;
  }
}
