import type { RelationFacts } from '@app/contracts';
import { canSee, effectiveVisibility, isInAudience, standing, VISIBILITY_TABLE } from '@app/relations';
import type { CommentPolicy, Post, Visibility } from './post.ts';

const VISIBILITIES: readonly Visibility[] = ['PUBLIC', 'FOLLOWERS', 'FRIENDS', 'PRIVATE'];

/** The one rule for posts: may this viewer (null: anonymous) see it now? Missing facts deny. */
export function isVisible(post: Post, viewerId: string | null, facts: RelationFacts | undefined): boolean {
  if (post.isDeleted || (post.isHidden && post.userId !== viewerId)) return false;
  return canSee(viewerId, post.userId, post.visibility, facts);
}

/** Which visibilities of this owner's posts the viewer may see: what a list of them asks the store for. */
export function visibleKinds(viewerId: string | null, ownerId: string, facts: RelationFacts | undefined): Visibility[] {
  const row = VISIBILITY_TABLE[standing(viewerId, ownerId, facts)];
  return VISIBILITIES.filter((visibility) => row[effectiveVisibility(visibility, facts?.isPrivate ?? true)]);
}

/** Whether everybody may see what this author shows with this visibility. */
export function isPublicOf(visibility: Visibility, author: { readonly isPrivate: boolean; readonly isHidden: boolean }): boolean {
  return visibility === 'PUBLIC' && !author.isPrivate && !author.isHidden;
}

/** May this viewer, who sees the post, comment on it? The author always may; their own setting is the widest policy. */
export function mayComment(
  post: Pick<Post, 'userId' | 'commentPolicy' | 'mentionIds'>,
  viewerId: string | null,
  facts: RelationFacts | undefined,
): boolean {
  if (viewerId === null || facts === undefined) return false;
  if (viewerId === post.userId) return true;
  return isWithinPolicy(post, viewerId, facts) && isInAudience(viewerId, post.userId, facts.whoCanComment, facts);
}

function isWithinPolicy(
  post: { commentPolicy: CommentPolicy; mentionIds: readonly string[] },
  viewerId: string,
  facts: RelationFacts,
) {
  switch (post.commentPolicy) {
    case 'EVERYONE':
      return true;
    case 'FOLLOWERS':
      return facts.isFollowing;
    case 'MENTIONED':
      return post.mentionIds.includes(viewerId);
    case 'NOBODY':
      return false;
  }
}

/** May this viewer, who sees the post, share it? What is not for everybody can only be shared by its author. */
export function mayShare(post: Post, viewerId: string | null, facts: RelationFacts | undefined): boolean {
  if (viewerId === null || facts === undefined) return false;
  return viewerId === post.userId || isPublicOf(post.visibility, { isPrivate: facts.isPrivate, isHidden: post.isHidden });
}
