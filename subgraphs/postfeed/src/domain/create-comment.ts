import { postfeedFields } from '@app/contracts';
import { CommentAdded } from '@app/contracts/events';
import {
  type Conflict,
  checkInput,
  type InvalidInput,
  invalidInput,
  isId,
  keyReused,
  type NotAllowed,
  type NotFound,
  newId,
  notFound,
  type Tx,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';
import { checkMedia } from './check-media.ts';
import { ancestorsOf, type Comment } from './comment.ts';
import { type ComposedText, composeText, tooManyRanges } from './compose-text.ts';
import type { CoreDeps, Idempotency, IdempotencyAsk, MediaFiles } from './ports.ts';
import { NO_REACTIONS } from './post.ts';
import { mayComment } from './post-rules.ts';
import { refusals } from './refusals.ts';
import { transactOrRefuse } from './roll-back.ts';
import type { Serial } from './serial.ts';
import { findRoot, idOfRoot, type Root, rootOwner, viewOfComment } from './subject.ts';

const { COMMENT_MAX_DEPTH, MEDIA_PER_COMMENT } = postfeedFields;

export interface CreateCommentDeps extends CoreDeps {
  readonly media: MediaFiles;
  readonly idempotency: Idempotency;
  readonly serial: Serial;
}

const createCommentSchema = z.object({
  clientMutationId: z.string().min(1).max(200).nullish(),
  subjectId: z.string(),
  parentId: z.string().nullish(),
  text: postfeedFields.commentTextField().nullish(),
  mediaIds: z.array(z.string()).max(MEDIA_PER_COMMENT).nullish(),
});
type CreateCommentInput = z.output<typeof createCommentSchema>;

/** The comment as it is now; the caller reads it afresh. */
export interface CommentChanged {
  readonly kind: 'CommentSuccess';
  readonly commentId: string;
}
export type CommentOutcome = CommentChanged | InvalidInput | NotFound | NotAllowed | Conflict;

/**
 * Comments on a post or video, or replies to a comment of it. Refuses with `NotFound` (also for a parent of another subject),
 * `COMMENTS_CLOSED`, `PARENT_DELETED`, `TOO_DEEP`, or problems of text and media. With `clientMutationId` a retry answers as the first try.
 */
export async function createComment(deps: CreateCommentDeps, viewer: Viewer, input: unknown): Promise<CommentOutcome> {
  const checked = checkInput(createCommentSchema, input);
  if (!checked.ok) return checked.refusal;
  const { clientMutationId, ...content } = checked.value;
  const problems = tooManyRanges(content.text ?? '');
  if (problems.length > 0) return invalidInput(...problems);
  const ask: IdempotencyAsk | null = clientMutationId
    ? { callerId: viewer.id, operation: 'createComment', key: clientMutationId, content }
    : null;
  const earlier = await earlierResult(deps, ask);
  if (earlier !== null) return earlier;
  try {
    return await createOnce(deps, viewer.id, checked.value, ask);
  } catch (error) {
    // A parallel try with the same key was first: its answer is ours.
    const first = await earlierResult(deps, ask);
    if (first === null) throw error;
    return first;
  }
}

async function earlierResult(deps: CreateCommentDeps, ask: IdempotencyAsk | null): Promise<CommentChanged | Conflict | null> {
  const earlier = ask === null ? null : await deps.idempotency.find(ask);
  if (earlier === null) return null;
  return earlier === 'REUSED' ? keyReused() : { kind: 'CommentSuccess', commentId: earlier.resultId };
}

async function createOnce(
  deps: CreateCommentDeps,
  authorId: string,
  input: CreateCommentInput,
  ask: IdempotencyAsk | null,
): Promise<CommentOutcome> {
  const root = await findRoot(deps, authorId, input.subjectId);
  if (root === null) return notFound();
  const parent = input.parentId ? await findParent(deps, authorId, idOfRoot(root), input.parentId) : null;
  if (parent !== null && 'kind' in parent) return parent;
  if (!(await mayCommentOn(deps, authorId, root))) return refusals.commentsClosed();
  if (!input.text && !input.mediaIds?.length) return invalidInput(refusals.nothingInIt());
  const problems = await checkMedia(deps.media, authorId, input.mediaIds ?? []);
  if (problems.length > 0) return invalidInput(...problems);
  const composed = await composeText(deps, authorId, input.text ?? '');
  const comment = newComment(root, parent, authorId, composed, input.mediaIds ?? [], deps.clock.now());
  return deps.serial.run(comment.rootId, () => insertComment(deps, comment, ask));
}

async function findParent(
  deps: CoreDeps,
  viewerId: string,
  rootId: string,
  parentId: string,
): Promise<Comment | NotFound | NotAllowed> {
  const parent = isId(parentId) ? await deps.comments.findById(parentId) : null;
  if (parent === null || parent.rootId !== rootId) return notFound();
  const relations = await deps.relations(viewerId, [parent.userId]);
  const view = viewOfComment(parent, viewerId, relations.get(parent.userId));
  if (view?.state === 'DELETED') return refusals.parentDeleted();
  if (view?.state !== 'VISIBLE') return notFound();
  return parent.depth >= COMMENT_MAX_DEPTH ? refusals.tooDeep() : parent;
}

async function mayCommentOn(deps: CoreDeps, viewerId: string, root: Root): Promise<boolean> {
  const ownerId = rootOwner(root);
  const facts = (await deps.relations(viewerId, [ownerId])).get(ownerId);
  const policy = root.type === 'POST' ? root.post : { userId: ownerId, commentPolicy: 'EVERYONE' as const, mentionIds: [] };
  return mayComment(policy, viewerId, facts);
}

function newComment(
  root: Root,
  parent: Comment | null,
  userId: string,
  composed: ComposedText,
  mediaIds: readonly string[],
  createdAt: Date,
): Comment {
  const id = newId();
  return {
    id,
    rootType: root.type,
    rootId: idOfRoot(root),
    rootOwnerId: rootOwner(root),
    userId,
    parentId: parent?.id ?? null,
    parentAuthorId: parent?.userId ?? null,
    threadId: parent?.threadId ?? id,
    path: parent === null ? id : `${parent.path}/${id}`,
    depth: (parent?.depth ?? 0) + 1,
    content: { text: composed.text, ranges: composed.ranges },
    mentionIds: composed.mentionIds,
    mediaIds,
    stats: { reactions: 0, byReaction: NO_REACTIONS, replies: 0, score: 0 },
    listedChildren: 0,
    listedDescendants: 0,
    isListed: true,
    isHidden: false,
    createdAt,
    editedAt: null,
    isDeleted: false,
  };
}

function insertComment(deps: CreateCommentDeps, comment: Comment, ask: IdempotencyAsk | null): Promise<CommentOutcome> {
  return transactOrRefuse<CommentChanged, NotFound | NotAllowed>(deps.transact, async (tx, refuse) => {
    if (!(await countAtRoot(deps, comment, 1, tx))) refuse(notFound());
    if (comment.parentId !== null) {
      if (!(await deps.comments.addChildren(comment.parentId, 1, tx, { onlyAlive: true }))) refuse(refusals.parentDeleted());
      await deps.comments.addReplies(ancestorsOf(comment), { replies: 1, listedDescendants: 1 }, tx);
    }
    await deps.comments.insert(comment, tx);
    if (ask !== null) await deps.idempotency.claim(ask, comment.id, deps.clock.now(), tx);
    await deps.outbox.append([CommentAdded({ ...commentFacts(comment), mentionIds: [...comment.mentionIds] })], tx);
    return { kind: 'CommentSuccess', commentId: comment.id };
  });
}

/** Moves the number of comments of a root; false when it is gone. */
export function countAtRoot(
  deps: Pick<CoreDeps, 'posts' | 'videoEngagement'>,
  comment: Pick<Comment, 'rootType' | 'rootId' | 'rootOwnerId'>,
  delta: 1 | -1,
  tx: Tx,
): Promise<boolean> {
  if (comment.rootType === 'VIDEO')
    return deps.videoEngagement.addStats(comment.rootId, comment.rootOwnerId, { comments: delta }, tx);
  return deps.posts.addStats(comment.rootId, { comments: delta }, tx, { deletedToo: delta < 0 });
}

/** What every event about a comment says. */
export function commentFacts(comment: Comment) {
  return {
    commentId: comment.id,
    authorId: comment.userId,
    rootType: comment.rootType,
    rootId: comment.rootId,
    rootOwnerId: comment.rootOwnerId,
    parentId: comment.parentId,
    parentAuthorId: comment.parentAuthorId,
  };
}
