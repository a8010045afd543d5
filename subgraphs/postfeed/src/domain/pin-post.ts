import { PostEdited } from '@app/contracts/events';
import { isId, type NotAllowed, type NotFound, notFound, type Viewer } from '@app/kernel';
import type { PostChanged } from './edit-post.ts';
import type { CoreDeps } from './ports.ts';
import { isVisible } from './post-rules.ts';
import { refusals } from './refusals.ts';
import { transactOrRefuse } from './roll-back.ts';
import type { Serial } from './serial.ts';

/**
 * Puts the viewer's own post first on their timeline, in place of another, or takes it down from there. Repeating it changes nothing.
 * Refuses with `NotFound` or `NOT_AUTHOR`.
 */
export async function pinPost(
  deps: CoreDeps & { readonly serial: Serial },
  viewer: Viewer,
  postId: string,
  isPinned: boolean,
): Promise<PostChanged | NotFound | NotAllowed> {
  const post = isId(postId) ? await deps.posts.findById(postId) : null;
  if (post === null) return notFound();
  const relations = await deps.relations(viewer.id, [post.userId]);
  if (!isVisible(post, viewer.id, relations.get(post.userId))) return notFound();
  if (post.userId !== viewer.id) return refusals.notAuthor();
  if (post.isPinned === isPinned) return { kind: 'PostSuccess', postId };
  return deps.serial.run(`pin:${viewer.id}`, () =>
    transactOrRefuse<PostChanged, NotFound>(deps.transact, async (tx, refuse) => {
      if (isPinned) await deps.posts.unpinAll(viewer.id, tx);
      if (!(await deps.posts.update(postId, { isPinned }, tx))) refuse(notFound());
      const { visibility, mediaIds } = post;
      await deps.outbox.append(
        [
          PostEdited({
            postId,
            authorId: viewer.id,
            visibility,
            visibilityBefore: visibility,
            newMentionIds: [],
            mediaIds: [...mediaIds],
          }),
        ],
        tx,
      );
      return { kind: 'PostSuccess', postId };
    }),
  );
}
