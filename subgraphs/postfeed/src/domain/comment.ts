import type { EngagementStats, ReactionCounts, RichText } from './post.ts';

/** A comment on a post or video, or a reply to one. */
export interface Comment {
  readonly id: string;
  readonly rootType: 'POST' | 'VIDEO';
  readonly rootId: string;
  readonly rootOwnerId: string;
  readonly userId: string;
  readonly parentId: string | null;
  readonly parentAuthorId: string | null;
  /** The comment of level 1 above it, or itself. */
  readonly threadId: string;
  /** Ids from level 1 down to this one, joined by `/`: depth first is the order of paths. */
  readonly path: string;
  /** 1 to 5. */
  readonly depth: number;
  readonly content: RichText;
  readonly mentionIds: readonly string[];
  readonly mediaIds: readonly string[];
  readonly stats: CommentStats;
  readonly listedChildren: number;
  readonly listedDescendants: number;
  /** Stands in lists: not deleted, or a tombstone. */
  readonly isListed: boolean;
  readonly isHidden: boolean;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly isDeleted: boolean;
}

export interface CommentStats {
  readonly reactions: number;
  readonly byReaction: ReactionCounts;
  /** Replies of all levels that are not deleted. */
  readonly replies: number;
  /** For TOP. */
  readonly score: number;
}

/** A comment as one viewer sees it: `HIDDEN` and `DELETED` ones show nothing but their place. */
export interface CommentView extends Comment {
  readonly state: 'VISIBLE' | 'DELETED' | 'HIDDEN';
}

/** The counts of a comment in the words of all subjects. */
export function commentEngagement(stats: CommentStats): EngagementStats {
  return { reactions: stats.reactions, byReaction: stats.byReaction, comments: stats.replies, shares: 0, views: 0 };
}

/** Ids of the comments above this one, from level 1 down. */
export function ancestorsOf(comment: Pick<Comment, 'path'>): string[] {
  return comment.path.split('/').slice(0, -1);
}
