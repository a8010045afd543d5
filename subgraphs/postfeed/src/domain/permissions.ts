import type { RelationFacts } from '@app/contracts';
import { snapToGrid } from './grid.ts';
import type { Place, Post } from './post.ts';
import { mayComment, mayShare } from './post-rules.ts';

/** What a viewer may do with a post that they see. */
export interface PostPermissions {
  readonly edit: boolean;
  readonly delete: boolean;
  readonly comment: boolean;
  readonly share: boolean;
}

/** What this viewer (null: anonymous) may do with a post that they see, now. */
export function permissionsOf(post: Post, viewerId: string | null, facts: RelationFacts | undefined): PostPermissions {
  const isOwn = viewerId === post.userId;
  return { edit: isOwn, delete: isOwn, comment: mayComment(post, viewerId, facts), share: mayShare(post, viewerId, facts) };
}

/** Where a post was written: exactly for its author, the middle of a grid cell of about 1 km for everybody else. */
export function placeFor(post: Post, viewerId: string | null): Place | null {
  if (post.place === null || post.userId === viewerId) return post.place;
  return { name: post.place.name, ...snapToGrid(post.place.latitude, post.place.longitude) };
}
