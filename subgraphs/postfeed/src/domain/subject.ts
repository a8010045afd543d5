import type { RelationFacts } from '@app/contracts';
import { isId } from '@app/kernel';
import { standing } from '@app/relations';
import type { Comment, CommentView } from './comment.ts';
import type { CoreDeps, ReadRelations, VideoFacts } from './ports.ts';
import type { Post } from './post.ts';
import { isVisible } from './post-rules.ts';

/** What can be commented on. */
export type Root = { readonly type: 'POST'; readonly post: Post } | { readonly type: 'VIDEO'; readonly video: VideoFacts };

/** What can be reacted to: a post, a video, or a comment under one of them. */
export interface Subject {
  readonly type: 'POST' | 'VIDEO' | 'COMMENT';
  readonly id: string;
  readonly ownerId: string;
  /** The post or video below which it stands; itself when it is one. */
  readonly rootId: string;
}

export type SubjectDeps = Pick<CoreDeps, 'posts' | 'comments' | 'relations' | 'readVideos'>;

/** Who owns a root. */
export function rootOwner(root: Root): string {
  return root.type === 'POST' ? root.post.userId : root.video.ownerId;
}

/** Id of a root. */
export function idOfRoot(root: Root): string {
  return root.type === 'POST' ? root.post.id : root.video.id;
}

/** The post or video of this id, if the viewer may see it; else null. */
export async function findRoot(deps: Omit<SubjectDeps, 'comments'>, viewerId: string | null, id: string): Promise<Root | null> {
  if (!isId(id)) return null;
  const post = await deps.posts.findById(id);
  return post === null ? findVideo(deps, viewerId, id) : visibleRoot(deps, viewerId, post);
}

/** The post, video or comment of this id, if the viewer may see it; else null. Asked in the order of how often they are meant. */
export async function findSubject(deps: SubjectDeps, viewerId: string | null, id: string): Promise<Subject | null> {
  if (!isId(id)) return null;
  const post = await deps.posts.findById(id);
  if (post !== null) return subjectOfRoot(await visibleRoot(deps, viewerId, post));
  const comment = await deps.comments.findById(id);
  if (comment === null) return subjectOfRoot(await findVideo(deps, viewerId, id));
  const visible = await readComments(deps, viewerId, [id], new Map([[id, comment]]));
  return visible.has(id) ? { type: 'COMMENT', id, ownerId: comment.userId, rootId: comment.rootId } : null;
}

async function visibleRoot(deps: Omit<SubjectDeps, 'comments'>, viewerId: string | null, post: Post): Promise<Root | null> {
  const relations = await deps.relations(viewerId, [post.userId]);
  return isVisible(post, viewerId, relations.get(post.userId)) ? { type: 'POST', post } : null;
}

async function findVideo(deps: Pick<SubjectDeps, 'readVideos'>, viewerId: string | null, id: string): Promise<Root | null> {
  const video = (await deps.readVideos(viewerId, [id])).get(id);
  return video === undefined ? null : { type: 'VIDEO', video };
}

function subjectOfRoot(root: Root | null): Subject | null {
  return root && { type: root.type, id: idOfRoot(root), ownerId: rootOwner(root), rootId: idOfRoot(root) };
}

/**
 * How a viewer sees a comment whose root they see: its content, a tombstone where replies hang on it, or nothing (null). A blocked or
 * deactivated author's comment is HIDDEN. Missing facts hide.
 */
export function viewOfComment(comment: Comment, viewerId: string | null, facts: RelationFacts | undefined): CommentView | null {
  if (comment.isDeleted) return comment.isListed ? { ...comment, state: 'DELETED' } : null;
  const stands = standing(viewerId, comment.userId, facts);
  const isHidden = stands === 'blocked' || stands === 'absent' || (comment.isHidden && stands !== 'self');
  if (!isHidden) return { ...comment, state: 'VISIBLE' };
  return comment.listedChildren > 0 ? { ...comment, state: 'HIDDEN' } : null;
}

/** Views of comments whose roots the viewer is known to see, in order. Cost: one relation look-up. */
export async function viewsOfComments(
  deps: { readonly relations: ReadRelations },
  viewerId: string | null,
  comments: readonly (Comment | null)[],
): Promise<(CommentView | null)[]> {
  const authors = comments.flatMap((comment) => (comment === null ? [] : [comment.userId]));
  const relations = await deps.relations(viewerId, [...new Set(authors)]);
  return comments.map((comment) => comment && viewOfComment(comment, viewerId, relations.get(comment.userId)));
}

/** Comments whose content the viewer may see, by id: both they and their roots. Tombstones are left out. */
export async function readComments(
  deps: SubjectDeps,
  viewerId: string | null,
  ids: readonly string[],
  known?: ReadonlyMap<string, Comment>,
): Promise<ReadonlyMap<string, CommentView>> {
  const found = known ?? (await deps.comments.findByIds(ids.filter(isId)));
  const comments = [...found.values()];
  const rootIds = (type: Comment['rootType']) => [
    ...new Set(comments.flatMap((it) => (it.rootType === type ? [it.rootId] : []))),
  ];
  const [posts, videos, views] = await Promise.all([
    visiblePostIds(deps, viewerId, rootIds('POST')),
    rootIds('VIDEO').length === 0 ? new Map<string, VideoFacts>() : deps.readVideos(viewerId, rootIds('VIDEO')),
    viewsOfComments(deps, viewerId, comments),
  ]);
  const visible = views.filter((view) => view?.state === 'VISIBLE' && (posts.has(view.rootId) || videos.has(view.rootId)));
  return new Map(visible.flatMap((view) => (view === null ? [] : [[view.id, view]])));
}

async function visiblePostIds(deps: SubjectDeps, viewerId: string | null, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const posts = [...(await deps.posts.findByIds(ids)).values()];
  const relations = await deps.relations(viewerId, [...new Set(posts.map((post) => post.userId))]);
  return new Set(posts.flatMap((post) => (isVisible(post, viewerId, relations.get(post.userId)) ? [post.id] : [])));
}
