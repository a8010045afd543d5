import { isId, type NotFound, notFound, type Viewer } from '@app/kernel';
import type { PostChanged } from './edit-post.ts';
import type { BookmarkStore, CoreDeps } from './ports.ts';
import { readPosts } from './read-posts.ts';

/**
 * Keeps a post for oneself, or no longer. Repeating it changes nothing. Refuses with `NotFound` for a post that the viewer does not see;
 * a bookmark of such a post is taken away all the same.
 */
export async function bookmarkPost(
  deps: CoreDeps & { readonly bookmarks: BookmarkStore },
  viewer: Viewer,
  postId: string,
  isKept: boolean,
): Promise<PostChanged | NotFound> {
  if (!isId(postId)) return notFound();
  if (!isKept) await deps.bookmarks.remove(viewer.id, postId);
  if (!(await readPosts(deps, viewer.id, [postId])).has(postId)) return notFound();
  if (isKept) await deps.bookmarks.put(viewer.id, postId, deps.clock.now());
  return { kind: 'PostSuccess', postId };
}
