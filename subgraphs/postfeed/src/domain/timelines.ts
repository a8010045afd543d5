import { isId, type Page, type PageArguments, type Viewer } from '@app/kernel';
import type { CommentView } from './comment.ts';
import { pageByTime, pageOfEntities } from './paging.ts';
import type { BookmarkStore, CoreDeps } from './ports.ts';
import { type Post, type TimePosition, timePosition } from './post.ts';
import { visibleKinds } from './post-rules.ts';
import { presentPosts } from './read-posts.ts';
import { readComments } from './subject.ts';

const EMPTY = { edges: [], hasNextPage: false, hasPreviousPage: false };

/** A user's own posts, newest first, as the viewer may see them. Somebody who is not visible has none. */
export async function readTimeline(
  deps: CoreDeps,
  viewer: Viewer | null,
  userId: string,
  section: 'POSTS' | 'MEDIA',
  args: PageArguments,
): Promise<Page<Post>> {
  const viewerId = viewer?.id ?? null;
  const facts = isId(userId) ? (await deps.relations(viewerId, [userId])).get(userId) : undefined;
  const visibilities = visibleKinds(viewerId, userId, facts);
  const list = { cursors: deps.cursors, name: `timeline:${section}:${userId}`, viewerId, args };
  const filter = { userId, visibilities, hasMedia: section === 'MEDIA' };
  return pageOfEntities<Post, Post>(
    list,
    async (after, limit) => (visibilities.length === 0 ? [] : deps.posts.listByAuthor(filter, after, limit)),
    (posts) => presentPosts(deps, viewerId, posts),
  );
}

/** The post that stands first on a user's timeline, if there is one that the viewer may see. */
export async function readPinnedPost(deps: CoreDeps, viewer: Viewer | null, userId: string): Promise<Post | null> {
  const pinned = isId(userId) ? await deps.posts.findPinned(userId) : null;
  return pinned === null ? null : ((await presentPosts(deps, viewer?.id ?? null, [pinned]))[0] ?? null);
}

/** What a user wrote under others' posts and videos, newest first, as the viewer may see it. */
export async function readCommentsOf(
  deps: CoreDeps,
  viewer: Viewer | null,
  userId: string,
  args: PageArguments,
): Promise<Page<CommentView>> {
  const viewerId = viewer?.id ?? null;
  const list = { cursors: deps.cursors, name: `comments-by:${userId}`, viewerId, args };
  return pageOfEntities(
    list,
    async (after: TimePosition | null, limit: number) => (isId(userId) ? deps.comments.listByAuthor(userId, after, limit) : []),
    async (rows) => {
      const comments = new Map(rows.filter((row) => row.rootOwnerId !== userId).map((row) => [row.id, row]));
      const visible = await readComments(deps, viewerId, [], comments);
      return rows.map((row) => visible.get(row.id) ?? null);
    },
  );
}

/** Posts that the viewer has kept, the last kept first; what they may no longer see is left out. */
export async function readBookmarks(
  deps: CoreDeps & { readonly bookmarks: BookmarkStore },
  viewer: Viewer,
  args: PageArguments,
): Promise<Page<Post>> {
  const list = { cursors: deps.cursors, name: 'bookmarks', viewerId: viewer.id, args };
  return pageByTime(list, {
    skeleton: (after, limit) => deps.bookmarks.list(viewer.id, after, limit),
    position: (row) => row,
    present: async (rows) => {
      const posts = await deps.posts.findByIds(rows.map((row) => row.id));
      return presentPosts(
        deps,
        viewer.id,
        rows.map((row) => posts.get(row.id) ?? null),
      );
    },
  });
}

/** A list without rows, for what the viewer may not see. */
export function emptyPage<Row>(): Page<Row> {
  return EMPTY;
}

const COUNT_A_ROUND = 500;
const COUNT_MAX = 5_000;

/** How many comments `readCommentsOf` would show; counted up to 5,000 of the author's comments. */
export async function countCommentsOf(deps: CoreDeps, viewer: Viewer | null, userId: string): Promise<number> {
  let count = 0;
  let after: TimePosition | null = null;
  for (let read = 0; isId(userId) && read < COUNT_MAX; read += COUNT_A_ROUND) {
    const rows = await deps.comments.listByAuthor(userId, after, COUNT_A_ROUND);
    const elsewhere = rows.filter((row) => row.rootOwnerId !== userId);
    count += (await readComments(deps, viewer?.id ?? null, [], new Map(elsewhere.map((row) => [row.id, row])))).size;
    const last = rows.at(-1);
    if (rows.length < COUNT_A_ROUND || last === undefined) break;
    after = timePosition(last);
  }
  return count;
}
