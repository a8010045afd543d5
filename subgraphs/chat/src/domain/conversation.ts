import type { Folder } from '@app/contracts/chat';

export type ConversationType = 'DIRECT' | 'GROUP';
export type MemberRole = 'OWNER' | 'ADMIN' | 'MEMBER';

/** A thread of messages between two people or in a group. */
export interface Conversation {
  readonly id: string;
  readonly type: ConversationType;
  /** The two of a direct conversation, sorted; else empty. */
  readonly pair: readonly string[];
  readonly title: string | null;
  readonly avatarMediaId: string | null;
  readonly createdById: string;
  readonly memberCount: number;
  readonly lastSeq: number;
  /** Messages so far that can be unread: all but those of the system. */
  readonly countedMessages: number;
  /** Newest message that mentions somebody, and newest recalled one; 0: none. */
  readonly lastMentionSeq: number;
  readonly lastRecalledSeq: number;
  readonly lastMessageAt: Date;
  readonly announcementOnly: boolean;
  readonly slowModeSec: number;
  readonly joinApproval: boolean;
  readonly requestMessages: number;
  readonly isDeleted: boolean;
  readonly createdAt: Date;
}

/** One person's membership and own view of one conversation. */
export interface Membership {
  readonly conversationId: string;
  readonly userId: string;
  readonly conversationType: ConversationType;
  readonly status: 'ACTIVE' | 'INVITED' | 'LEFT';
  readonly role: MemberRole;
  /** Sorts the list of members: 0 owner, 1 admin, 2 member. */
  readonly rank: number;
  readonly joinedAt: Date;
  readonly invitedById: string | null;
  /** First sequence number that they see. */
  readonly visibleFromSeq: number;
  readonly folder: Folder;
  readonly isPinned: boolean;
  /** A direct conversation with this person is wanted: no longer a message request. */
  readonly isAccepted: boolean;
  readonly lastReadSeq: number;
  readonly lastDeliveredSeq: number;
  readonly readCounted: number;
  readonly sentMessages: number;
  readonly readSent: number;
  readonly lastSentAt: Date | null;
  readonly isMarkedUnread: boolean;
  readonly isMuted: boolean;
  readonly mutedUntil: Date | null;
  readonly draft: string | null;
  readonly lastMessageAt: Date;
}

/** A conversation as one of its people sees it. */
export interface ConversationView {
  readonly conversation: Conversation;
  readonly membership: Membership;
}

/** Most groups that one person can be in: the list of groups is ordered when it is read, from all of them. */
export const MAX_GROUPS_PER_USER = 1_000;
/** Up to this many members a message names its recipients, and receipts are shown. */
export const SMALL_GROUP_MEMBERS = 200;

/** Sorts the list of members. */
export const RANK_OF_ROLE: Readonly<Record<MemberRole, number>> = { OWNER: 0, ADMIN: 1, MEMBER: 2 };

/** The other one of a direct conversation; null in a group. */
export function peerOf(conversation: Conversation, userId: string): string | null {
  return conversation.pair.find((id) => id !== userId) ?? null;
}

/** Whether a conversation waits among this person's requests. */
export function isRequest(membership: Membership): boolean {
  return membership.status === 'INVITED' || (membership.conversationType === 'DIRECT' && !membership.isAccepted);
}

/** Whether a mute holds at a moment; it ends by the clock. */
export function isMutedAt(membership: Membership, now: Date): boolean {
  return membership.isMuted && (membership.mutedUntil === null || membership.mutedUntil > now);
}

/** Whether somebody may change a group: its owner and admins. */
export function isStaff(membership: Membership): boolean {
  return membership.role !== 'MEMBER';
}
