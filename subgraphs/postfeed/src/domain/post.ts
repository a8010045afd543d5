import type { reactionTypeSchema, Visibility } from '@app/contracts/events';
import type { z } from 'zod';

export type { Visibility } from '@app/contracts/events';
export type ReactionType = z.output<typeof reactionTypeSchema>;
export type CommentPolicy = 'EVERYONE' | 'FOLLOWERS' | 'MENTIONED' | 'NOBODY';

/** The six reactions, in the order in which ties are shown. */
export const REACTION_TYPES: readonly ReactionType[] = ['LIKE', 'LOVE', 'HAHA', 'WOW', 'SAD', 'ANGRY'];
export type ReactionCounts = Readonly<Record<ReactionType, number>>;
/** Nobody has reacted. */
export const NO_REACTIONS: ReactionCounts = { LIKE: 0, LOVE: 0, HAHA: 0, WOW: 0, SAD: 0, ANGRY: 0 };

/** A part of a text with a meaning, in code points, end exclusive. `userId`: of a mention, who is meant; null once they are gone. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
  readonly kind: 'MENTION' | 'HASHTAG' | 'LINK';
  readonly value: string;
  readonly userId: string | null;
}

/** A text with what was found in it. */
export interface RichText {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

/** Counts of a post, video or comment, as its readers see them. */
export interface EngagementStats {
  readonly reactions: number;
  readonly byReaction: ReactionCounts;
  readonly comments: number;
  readonly shares: number;
  readonly views: number;
}

/** Counts of something that nobody has touched yet. */
export const NO_ENGAGEMENT: EngagementStats = { reactions: 0, byReaction: NO_REACTIONS, comments: 0, shares: 0, views: 0 };

/** A question inside a post; its id is the post's. */
export interface Poll {
  readonly question: string | null;
  readonly options: readonly { readonly id: string; readonly text: string; readonly votes: number }[];
  readonly multiple: boolean;
  readonly hideResults: boolean;
  readonly closesAt: Date;
  readonly voters: number;
  readonly isEndTold: boolean;
}

export interface Place {
  readonly name: string | null;
  readonly latitude: number;
  readonly longitude: number;
}

export interface LinkPreview {
  readonly url: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly imageUrl: string | null;
}

/** A post, share (shows another post, nothing else) or quote (adds something to it). */
export interface Post {
  readonly id: string;
  readonly userId: string;
  readonly kind: 'POST' | 'SHARE' | 'QUOTE';
  readonly content: RichText;
  readonly language: string | null;
  readonly hashtags: readonly string[];
  readonly mentionIds: readonly string[];
  readonly mediaIds: readonly string[];
  readonly videoId: string | null;
  /** Owner of the video when it is somebody else's: the post is a share of it then. */
  readonly sharedVideoOwnerId: string | null;
  readonly isAnnouncement: boolean;
  readonly poll: Poll | null;
  /** Exactly where it was written: for its author alone. */
  readonly place: Place | null;
  readonly linkPreview: LinkPreview | null;
  readonly originalId: string | null;
  readonly originalAuthorId: string | null;
  readonly visibility: Visibility;
  /** What an announcement's visibility was before its video was hidden; null while the video is public. */
  readonly heldVisibility: Visibility | null;
  readonly commentPolicy: CommentPolicy;
  readonly isSensitive: boolean;
  /** Everybody may see it, as far as was known at its last change: a hint for lists and counts, never the rule. */
  readonly isPublic: boolean;
  /** Its author is deactivated. */
  readonly isHidden: boolean;
  readonly isPinned: boolean;
  readonly stats: EngagementStats;
  readonly engagementScore: number;
  readonly revision: number;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly isDeleted: boolean;
  readonly deletedAt: Date | null;
}

/** A place in a list of posts: newest first, ties by id. */
export interface TimePosition {
  readonly atMs: number;
  readonly id: string;
}

/** Where a post stands in lists by time. */
export function timePosition(post: { readonly createdAt: Date; readonly id: string }): TimePosition {
  return { atMs: post.createdAt.getTime(), id: post.id };
}

/** Negative when `a` stands before `b`: newest first, ties by id, the greater first. */
export function byTime(a: TimePosition, b: TimePosition): number {
  return b.atMs - a.atMs || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
