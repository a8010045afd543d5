import { PostDeleted, PostRestored } from '@app/contracts/events';
import { type Conflict, isId, type NotAllowed, type NotFound, notFound, type Tx, type Viewer } from '@app/kernel';
import type { PostChanged } from './edit-post.ts';
import { countedTags, tagDeltas } from './hashtag-counts.ts';
import { recordModeration } from './moderation.ts';
import type { CoreDeps, HashtagStore, ModerationStore } from './ports.ts';
import type { Post } from './post.ts';
import { isPublicOf, isVisible } from './post-rules.ts';
import { originalMoved } from './publish-post.ts';
import { refusals } from './refusals.ts';
import type { Serial } from './serial.ts';

export interface DeletePostDeps extends CoreDeps {
  readonly hashtags: HashtagStore;
  readonly moderation: ModerationStore;
  readonly serial: Serial;
}

/** It is gone. */
export interface Deleted {
  readonly kind: 'DeleteSuccess';
  readonly deletedId: string;
}
export type DeleteOutcome = Deleted | NotFound | NotAllowed;

/** Who removes, and why; null: the author, or the owner's own leaving. */
export interface Removal {
  readonly byId: string;
  readonly reason: string;
}

/** Deletes the viewer's own post, softly. Refuses with `NotFound` or `NOT_AUTHOR`. */
export async function deletePost(deps: DeletePostDeps, viewer: Viewer, postId: string): Promise<DeleteOutcome> {
  const post = isId(postId) ? await deps.posts.findById(postId) : null;
  if (post === null) return notFound();
  if (post.userId !== viewer.id) {
    const relations = await deps.relations(viewer.id, [post.userId]);
    return isVisible(post, viewer.id, relations.get(post.userId)) ? refusals.notAuthor() : notFound();
  }
  return takeDown(deps, postId, null);
}

/** A moderator takes a post away from everybody; its author is told why. Refuses with `NotFound` when it is not there. */
export async function removePost(
  deps: DeletePostDeps,
  moderator: Viewer,
  postId: string,
  reason: string,
): Promise<DeleteOutcome> {
  if (!isId(postId)) return notFound();
  return takeDown(deps, postId, { byId: moderator.id, reason });
}

/** Marks a post as deleted with all counts that follow from it; `NotFound` when it is gone already. */
export function takeDown(deps: DeletePostDeps, postId: string, removal: Removal | null): Promise<Deleted | NotFound> {
  return deps.serial.run(postId, () => deps.transact((tx) => takeDownInTransaction(deps, postId, removal, tx)));
}

async function takeDownInTransaction(
  deps: DeletePostDeps,
  postId: string,
  removal: Removal | null,
  tx: Tx,
): Promise<Deleted | NotFound> {
  const post = await deps.posts.findById(postId, tx);
  if (post === null || post.isDeleted) return notFound();
  const now = deps.clock.now();
  await deps.posts.update(postId, { isDeleted: true, deletedAt: now, isPublic: false, isPinned: false, removal }, tx);
  await countSharing(deps, post, -1, tx);
  await deps.hashtags.addPosts(tagDeltas(countedTags(post), []), now, tx);
  const deleted = PostDeleted({
    postId,
    authorId: post.userId,
    byModerator: removal !== null,
    reason: removal?.reason ?? null,
    originalId: post.originalId,
    originalAuthorId: post.originalAuthorId,
    mediaIds: [...post.mediaIds],
  });
  await deps.outbox.append([deleted, ...originalMoved(post)], tx);
  if (removal !== null) {
    const about = { subjectType: 'POST', subjectId: postId, authorId: post.userId } as const;
    const deed = { action: 'REMOVED', moderatorId: removal.byId, reason: removal.reason, createdAt: now } as const;
    await recordModeration(deps, { ...about, ...deed }, tx);
  }
  return { kind: 'DeleteSuccess', deletedId: postId };
}

/**
 * A moderator brings a removed or deleted post back. Refuses with `NotFound` when there is none, or `ALREADY_SHARED` when its author has
 * shared the same post again since. A post that is there is left as it is.
 */
export async function restorePost(
  deps: DeletePostDeps,
  moderator: Viewer,
  postId: string,
): Promise<PostChanged | NotFound | Conflict> {
  const found = isId(postId) ? await deps.posts.findById(postId) : null;
  if (found === null) return notFound();
  const self = (await deps.relations(found.userId, [found.userId])).get(found.userId);
  const author = { isPrivate: self?.isPrivate ?? true, isHidden: found.isHidden };
  return deps.serial.run(postId, () => deps.transact((tx) => restoreInTransaction(deps, moderator.id, postId, author, tx)));
}

async function restoreInTransaction(
  deps: DeletePostDeps,
  moderatorId: string,
  postId: string,
  author: { readonly isPrivate: boolean; readonly isHidden: boolean },
  tx: Tx,
): Promise<PostChanged | NotFound | Conflict> {
  const post = await deps.posts.findById(postId, tx);
  if (post === null) return notFound();
  if (!post.isDeleted) return { kind: 'PostSuccess', postId };
  const { kind, originalId, userId } = post;
  if (kind === 'SHARE' && originalId !== null && (await deps.posts.findShare(userId, originalId, tx)) !== null)
    return refusals.alreadyShared();
  const now = deps.clock.now();
  const isPublic = isPublicOf(post.visibility, author);
  await deps.posts.update(postId, { isDeleted: false, deletedAt: null, isPublic, removal: null }, tx, { deletedToo: true });
  await countSharing(deps, post, 1, tx);
  await deps.hashtags.addPosts(tagDeltas([], countedTags({ ...post, isDeleted: false, isPublic })), now, tx);
  await deps.outbox.append([PostRestored({ postId, authorId: userId }), ...originalMoved(post)], tx);
  const deed = { action: 'RESTORED', subjectType: 'POST', subjectId: postId, authorId: userId, moderatorId } as const;
  await recordModeration(deps, { ...deed, reason: null, createdAt: now }, tx);
  return { kind: 'PostSuccess', postId };
}

/** Counts a share or quote at what it shows: the original, or somebody else's video. */
async function countSharing(deps: DeletePostDeps, post: Post, delta: 1 | -1, tx: Tx): Promise<void> {
  if (post.originalId !== null) await deps.posts.addStats(post.originalId, { shares: delta }, tx, { deletedToo: true });
  if (post.sharedVideoOwnerId !== null && post.videoId !== null)
    await deps.videoEngagement.addStats(post.videoId, post.sharedVideoOwnerId, { shares: delta }, tx);
}
