/** What a notification can be about. */
export type SubjectType = 'USER' | 'POST' | 'COMMENT' | 'VIDEO' | 'MESSAGE' | 'CONVERSATION';

/** A thing of some domain, named by its id. */
export interface Subject {
  readonly type: SubjectType;
  readonly id: string;
}

/** Every type of notification. */
export const NOTIFICATION_TYPES = [
  'FOLLOW',
  'UNFOLLOW',
  'FOLLOW_REQUEST',
  'FOLLOW_ACCEPTED',
  'POST_LIKE',
  'POST_COMMENT',
  'POST_SHARE',
  'POST_MENTION',
  'COMMENT_LIKE',
  'COMMENT_REPLY',
  'COMMENT_MENTION',
  'VIDEO_LIKE',
  'VIDEO_COMMENT',
  'VIDEO_SHARE',
  'VIDEO_PROCESSED',
  'VIDEO_FAILED',
  'VIDEO_PUBLISHED',
  'MESSAGE',
  'MESSAGE_MENTION',
  'MESSAGE_REQUEST',
  'GROUP_INVITE',
  'GROUP_MENTION',
  'POLL_ENDED',
  'SECURITY_ALERT',
  'DATA_EXPORT',
  'SYSTEM',
] as const;
export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

/** Types that tell of something done to the account itself: no preference, mute or block silences them in the application. */
export const CRITICAL_TYPES: ReadonlySet<NotificationType> = new Set(['SECURITY_ALERT', 'SYSTEM']);

/** One thing that somebody shall be told. */
export interface Notice {
  readonly type: NotificationType;
  readonly receiverId: string;
  /** Who did it; null when nobody did (the platform, time). */
  readonly actorId: string | null;
  /** What it is about: like notices with like targets become one group. */
  readonly targetId: string;
  readonly subject: Subject | null;
  /** What undoing names: a reaction's actor, a comment, a share. Default: the actor. */
  readonly refId?: string;
  /** Threads whose mute silences this notice. */
  readonly threadIds?: readonly string[];
  /** Words for title and body beside the actors. */
  readonly args?: Readonly<Record<string, string>>;
}

/** Something that was told and is no longer so. */
export interface Retraction {
  readonly type: NotificationType;
  readonly receiverId: string;
  readonly actorId: string;
  readonly targetId: string;
  /** Only this one of the actor's doings; absent: all of them. */
  readonly refId?: string;
}

/** A notification in a receiver's list: one notice, or a group of like ones. */
export interface Notification {
  readonly id: string;
  readonly userId: string;
  readonly type: NotificationType;
  readonly targetId: string;
  readonly subject: Subject | null;
  /** Distinct, newest first, at most 8. */
  readonly actorIds: readonly string[];
  readonly actorCount: number;
  readonly args: Readonly<Record<string, string>>;
  readonly isRead: boolean;
  readonly isSeen: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
}

/** Unread: not opened. Unseen: not even looked at in the list. */
export interface Badge {
  readonly unread: number;
  readonly unseen: number;
}
