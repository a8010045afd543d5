import { postfeedFields } from '@app/contracts';
import { CommentDeleted, CommentEdited } from '@app/contracts/events';
import { checkInput, invalidInput, isId, type NotFound, notFound, type Tx, type Viewer } from '@app/kernel';
import { z } from 'zod';
import { ancestorsOf, type Comment } from './comment.ts';
import { composeText, tooManyRanges } from './compose-text.ts';
import { type CommentOutcome, commentFacts, countAtRoot } from './create-comment.ts';
import type { Deleted, DeleteOutcome, Removal } from './delete-post.ts';
import { recordModeration } from './moderation.ts';
import type { CoreDeps, ModerationStore } from './ports.ts';
import { refusals } from './refusals.ts';
import type { Serial } from './serial.ts';
import { readComments } from './subject.ts';

export interface ChangeCommentDeps extends CoreDeps {
  readonly moderation: ModerationStore;
  readonly serial: Serial;
}

const editSchema = z.object({ text: postfeedFields.commentTextField() });

/** Changes the viewer's own comment. Refuses with `NotFound`, `NOT_AUTHOR`, or problems of the text. */
export async function editComment(
  deps: ChangeCommentDeps,
  viewer: Viewer,
  commentId: string,
  body: string,
): Promise<CommentOutcome> {
  const checked = checkInput(editSchema, { text: body });
  if (!checked.ok) return checked.refusal;
  const problems = tooManyRanges(checked.value.text);
  if (problems.length > 0) return invalidInput(...problems);
  const comment = (await readComments(deps, viewer.id, [commentId])).get(commentId);
  if (comment === undefined) return notFound();
  if (comment.userId !== viewer.id) return refusals.notAuthor();
  if (checked.value.text === '' && comment.mediaIds.length === 0) return invalidInput(refusals.nothingInIt());
  const { text, ranges, mentionIds } = await composeText(deps, viewer.id, checked.value.text);
  const isEdited = await deps.transact(async (tx) => {
    const isThere = await deps.comments.updateContent(comment.id, { text, ranges }, mentionIds, deps.clock.now(), tx);
    if (isThere) await deps.outbox.append([CommentEdited(commentFacts(comment))], tx);
    return isThere;
  });
  return isEdited ? { kind: 'CommentSuccess', commentId } : notFound();
}

/**
 * Deletes the viewer's own comment (always possible), or one on their own post or video. Refuses with `NotFound` or `NOT_AUTHOR`.
 * Where replies hang on it, a tombstone stays.
 */
export async function deleteComment(deps: ChangeCommentDeps, viewer: Viewer, commentId: string): Promise<DeleteOutcome> {
  const comment = isId(commentId) ? await deps.comments.findById(commentId) : null;
  if (comment === null || comment.isDeleted) return notFound();
  if (comment.userId !== viewer.id && comment.rootOwnerId !== viewer.id) {
    const visible = await readComments(deps, viewer.id, [commentId], new Map([[commentId, comment]]));
    return visible.has(commentId) ? refusals.notAuthor() : notFound();
  }
  return takeDownComment(deps, comment, null);
}

/** A moderator takes a comment away from everybody; its author is told why. Refuses with `NotFound` when it is not there. */
export async function removeComment(
  deps: ChangeCommentDeps,
  moderator: Viewer,
  commentId: string,
  reason: string,
): Promise<DeleteOutcome> {
  const comment = isId(commentId) ? await deps.comments.findById(commentId) : null;
  return comment === null ? notFound() : takeDownComment(deps, comment, { byId: moderator.id, reason });
}

/** Marks a comment as deleted with all counts that follow from it; `NotFound` when it is gone already. */
export function takeDownComment(deps: ChangeCommentDeps, comment: Comment, removal: Removal | null): Promise<Deleted | NotFound> {
  return deps.serial.run(comment.rootId, () => deps.transact((tx) => takeDownInTransaction(deps, comment.id, removal, tx)));
}

async function takeDownInTransaction(
  deps: ChangeCommentDeps,
  commentId: string,
  removal: Removal | null,
  tx: Tx,
): Promise<Deleted | NotFound> {
  const comment = await deps.comments.findById(commentId, tx);
  if (comment === null || comment.isDeleted) return notFound();
  const stays = comment.listedChildren > 0;
  const now = deps.clock.now();
  await deps.comments.markDeleted(comment.id, stays, now, removal, tx);
  await countAtRoot(deps, comment, -1, tx);
  await deps.comments.addReplies(ancestorsOf(comment), { replies: -1, listedDescendants: 0 }, tx);
  if (!stays) await leaveLists(deps, comment, tx);
  const deleted = CommentDeleted({ ...commentFacts(comment), byModerator: removal !== null, reason: removal?.reason ?? null });
  await deps.outbox.append([deleted], tx);
  if (removal !== null) {
    const about = { subjectType: 'COMMENT', subjectId: comment.id, authorId: comment.userId } as const;
    const deed = { action: 'REMOVED', moderatorId: removal.byId, reason: removal.reason, createdAt: now } as const;
    await recordModeration(deps, { ...about, ...deed }, tx);
  }
  return { kind: 'DeleteSuccess', deletedId: comment.id };
}

/** A comment has left the lists: so do the tombstones above it that have nothing left to hold. */
async function leaveLists(deps: ChangeCommentDeps, gone: Comment, tx: Tx): Promise<void> {
  await deps.comments.addReplies(ancestorsOf(gone), { replies: 0, listedDescendants: -1 }, tx);
  if (gone.parentId === null) return;
  await deps.comments.addChildren(gone.parentId, -1, tx);
  const parent = await deps.comments.findById(gone.parentId, tx);
  if (parent === null || !parent.isDeleted || !parent.isListed || parent.listedChildren > 0) return;
  await deps.comments.unlist(parent.id, tx);
  await leaveLists(deps, parent, tx);
}
