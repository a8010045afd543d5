import { postfeedFields } from '@app/contracts';
import { PostEdited } from '@app/contracts/events';
import { type DeletePostDeps, takeDown } from './delete-post.ts';
import { countedTags, tagDeltas } from './hashtag-counts.ts';
import type { Post } from './post.ts';
import { isPublicOf } from './post-rules.ts';
import { type PublishDeps, publishPost } from './publish-post.ts';

export type AnnounceDeps = PublishDeps & DeletePostDeps;

/** Tells of a video that has just become public, once, by a post of its owner. Repeating it changes nothing. */
export async function announceVideo(
  deps: AnnounceDeps,
  video: { readonly videoId: string; readonly ownerId: string; readonly title: string },
  at: Date,
): Promise<void> {
  await deps.serial.run(`announce:${video.videoId}`, async () => {
    if ((await deps.posts.findAnnouncement(video.ownerId, video.videoId)) !== null) return;
    const title = [...video.title].slice(0, postfeedFields.POST_TEXT_MAX).join('');
    const content = { text: title, videoId: video.videoId };
    await publishPost(deps, { authorId: video.ownerId, content, at, draftId: null, idempotency: null, isAnnouncement: true });
  });
}

/** An announcement follows its video: hidden from others while the video is not public, as it was once it is again. */
export async function followVideoPrivacy(
  deps: AnnounceDeps,
  video: { readonly videoId: string; readonly ownerId: string; readonly privacy: 'PUBLIC' | 'UNLISTED' | 'PRIVATE' },
): Promise<void> {
  const found = await deps.posts.findAnnouncement(video.ownerId, video.videoId);
  if (found === null || found.isDeleted) return;
  const isHeld = video.privacy !== 'PUBLIC';
  const self = (await deps.relations(video.ownerId, [video.ownerId])).get(video.ownerId);
  await deps.serial.run(found.id, () =>
    deps.transact(async (tx) => {
      const post = await deps.posts.findById(found.id, tx);
      if (post === null || post.isDeleted || (post.heldVisibility !== null) === isHeld) return;
      const visibility = isHeld ? 'PRIVATE' : (post.heldVisibility ?? 'PUBLIC');
      const isPublic = isPublicOf(visibility, { isPrivate: self?.isPrivate ?? true, isHidden: post.isHidden });
      const after: Post = { ...post, visibility, isPublic };
      await deps.posts.update(post.id, { visibility, isPublic, heldVisibility: isHeld ? post.visibility : null }, tx);
      await deps.hashtags.addPosts(tagDeltas(countedTags(post), countedTags(after)), deps.clock.now(), tx);
      const { id: postId, userId: authorId, visibility: visibilityBefore, mediaIds } = post;
      await deps.outbox.append(
        [PostEdited({ postId, authorId, visibility, visibilityBefore, newMentionIds: [], mediaIds: [...mediaIds] })],
        tx,
      );
    }),
  );
}

/** A video is gone: so is the post that told of it. */
export async function withdrawAnnouncement(deps: AnnounceDeps, videoId: string, ownerId: string): Promise<void> {
  const post = await deps.posts.findAnnouncement(ownerId, videoId);
  if (post !== null && !post.isDeleted) await takeDown(deps, post.id, null);
  await deps.videoEngagement.markDeleted(videoId, ownerId);
}
