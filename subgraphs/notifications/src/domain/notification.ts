import { NOTIFICATION_TYPES } from '@app/collections/wechat_notifications/fields';

/** What a notification can be about. */
export type SubjectType = 'USER' | 'POST' | 'COMMENT' | 'VIDEO' | 'MESSAGE' | 'CONVERSATION';

/** A thing of some domain, named by its id. */
export interface Subject {
  readonly type: SubjectType;
  readonly id: string;
}

export { NOTIFICATION_TYPES };
export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

/** The type of that name; null for any other text. */
export function notificationTypeOf(name: string): NotificationType | null {
  return NOTIFICATION_TYPES.find((known) => known === name) ?? null;
}

/** Types that tell of something done to the account itself: no preference, mute or block silences them in the application. */
export const CRITICAL_TYPES: ReadonlySet<NotificationType> = new Set(['SECURITY_ALERT', 'SYSTEM']);

/** Types that tell of messages: muting their conversation silences them. */
export const CONVERSATION_TYPES: ReadonlySet<NotificationType> = new Set(['MESSAGE', 'MESSAGE_MENTION', 'GROUP_MENTION']);

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
  /** When it was mailed; null: not since it was last read. */
  readonly mailedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
}

/** Unread: not opened. Unseen: not even looked at in the list. */
export interface Badge {
  readonly unread: number;
  readonly unseen: number;
}
