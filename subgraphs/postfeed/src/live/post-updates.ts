import {
  CommentAdded,
  CommentDeleted,
  PostDeleted,
  PostEdited,
  PostRestored,
  PostStatsChanged,
  ReactionAdded,
  ReactionRemoved,
} from '@app/contracts/events';
import type { StoredEvent } from '@app/events';
import { isId, NotFoundError } from '@app/kernel';
import { type LiveField, liveCursor, liveStream, type Runtime } from '@app/subgraph';
import type { CommentView } from '../domain/comment.ts';
import type { CoreDeps } from '../domain/ports.ts';
import type { EngagementStats, Post } from '../domain/post.ts';
import { isVisible } from '../domain/post-rules.ts';
import { readPosts } from '../domain/read-posts.ts';
import { viewsOfComments } from '../domain/subject.ts';
import { coalesce } from './coalesce.ts';
import type { EventMemo } from './event-memo.ts';

export interface PostUpdatesDeps extends CoreDeps {
  readonly runtime: Runtime;
  readonly memo: EventMemo<Post | null>;
}

/** What a post's stream tells. */
export type PostUpdatePayload =
  | { readonly __typename: 'PostStatsChanged'; readonly postId: string; readonly stats: EngagementStats }
  | { readonly __typename: 'PostCommentAdded'; readonly comment: CommentView }
  | { readonly __typename: 'PostEdited'; readonly post: Post }
  | { readonly __typename: 'PostDeleted'; readonly postId: string };

/** Counts that move within this time come as one. */
const COALESCE_MS = 150;

function field(postId: string, viewerId: string | null): LiveField {
  return { name: `postUpdates:${postId}`, viewerId, domains: ['postfeed'] };
}

/** Where `postUpdates` of this post goes on after what is read from now on. */
export function postCursor(runtime: Runtime, postId: string, viewerId: string | null): string {
  return liveCursor(runtime, field(postId, viewerId));
}

/**
 * What happens to one post. Whether the viewer (null: anonymous) may still see it is asked for each event; when not, it reads as deleted
 * and nothing more comes. Throws `NotFoundError` for a post that they may not see now.
 */
export async function openPostUpdates(
  deps: PostUpdatesDeps,
  viewerId: string | null,
  postId: string,
  after: string | null | undefined,
  signal: AbortSignal,
) {
  const isSeen = isId(postId) && (await readPosts(deps, viewerId, [postId])).has(postId);
  if (!isSeen) throw new NotFoundError();
  let isGone = false;
  const stream = liveStream<PostUpdatePayload>(deps.runtime, {
    ...field(postId, viewerId),
    topics: [`post:${postId}`],
    after,
    signal,
    present: async (event) => {
      const post = await deps.memo.get(event.entryId, postId);
      const isVisibleNow = post !== null && (await sees(deps, viewerId, post));
      const wasGone = isGone;
      isGone = !isVisibleNow;
      if (!isVisibleNow) return wasGone ? [] : [{ __typename: 'PostDeleted', postId }];
      return presentEvent(deps, viewerId, event, post);
    },
  });
  return coalesce(stream, (payload) => payload.__typename === 'PostStatsChanged', COALESCE_MS);
}

async function sees(deps: PostUpdatesDeps, viewerId: string | null, post: Post): Promise<boolean> {
  const relations = await deps.relations(viewerId, [post.userId]);
  return isVisible(post, viewerId, relations.get(post.userId));
}

async function presentEvent(
  deps: PostUpdatesDeps,
  viewerId: string | null,
  event: StoredEvent,
  post: Post,
): Promise<PostUpdatePayload[]> {
  const stats: PostUpdatePayload = { __typename: 'PostStatsChanged', postId: post.id, stats: post.stats };
  switch (event.type) {
    case ReactionAdded.type:
      return ReactionAdded.parse(event.data).subjectId === post.id ? [stats] : [];
    case ReactionRemoved.type:
      return ReactionRemoved.parse(event.data).subjectId === post.id ? [stats] : [];
    case PostStatsChanged.type:
    case CommentDeleted.type:
      return [stats];
    case CommentAdded.type:
      return [...(await commentAdded(deps, viewerId, CommentAdded.parse(event.data).commentId)), stats];
    case PostEdited.type:
    case PostRestored.type:
      return [{ __typename: 'PostEdited', post }];
    case PostDeleted.type:
      return [{ __typename: 'PostDeleted', postId: post.id }];
    default:
      return [];
  }
}

async function commentAdded(deps: PostUpdatesDeps, viewerId: string | null, commentId: string): Promise<PostUpdatePayload[]> {
  const [view] = await viewsOfComments(deps, viewerId, [await deps.comments.findById(commentId)]);
  return view?.state === 'VISIBLE' ? [{ __typename: 'PostCommentAdded', comment: view }] : [];
}
