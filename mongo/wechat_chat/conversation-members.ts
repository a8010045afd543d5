import { draftField, folderSchema } from '@app/contracts/chat';
import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

const count = () => z.number().int().min(0);

/** One person's membership and own view of one conversation. A row stays when they leave, so that a sync can tell it. */
export const conversationMembers = defineCollection({
  name: 'conversationMembers',
  schema: z.strictObject({
    /** `conversation:user`. */
    _id: z.string().meta({ maxLength: 80 }),
    conversationId: idField(),
    userId: idField(),
    conversationType: z.enum(['DIRECT', 'GROUP']),
    /** INVITED: waits for the person's yes; LEFT: gone, by themselves or removed. */
    status: z.enum(['ACTIVE', 'INVITED', 'LEFT']),
    role: z.enum(['OWNER', 'ADMIN', 'MEMBER']),
    /** Sorts the list of members: 0 owner, 1 admin, 2 member. */
    rank: z.number().int().min(0).max(2),
    joinedAt: z.date(),
    /** Who brought them in; null: themselves. */
    invitedById: idField().nullable(),
    /** First sequence number that they see: history begins at joining, or after the last clearing. */
    visibleFromSeq: count(),
    folder: folderSchema,
    /** 1 when pinned to the top of the list, else 0: sorts before the time. */
    isPinned: z.number().int().min(0).max(1),
    /** A direct conversation with this person is wanted: no longer a message request. */
    isAccepted: z.boolean(),
    lastReadSeq: count(),
    lastDeliveredSeq: count(),
    /** `countedMessages` of the conversation at `lastReadSeq`. */
    readCounted: count(),
    /** Own messages so far, and how many of them lie at or before `lastReadSeq`. */
    sentMessages: count(),
    readSent: count(),
    lastSentAt: z.date().nullable(),
    /** Direct conversations only: something came after `lastReadSeq`. Groups are compared with their conversation when read. */
    mayBeUnread: z.boolean(),
    isMarkedUnread: z.boolean(),
    isMuted: z.boolean(),
    /** Null while muted without an end. */
    mutedUntil: z.date().nullable(),
    draft: draftField().nullable(),
    /** Direct conversations only: time of the newest message. That of a group stands in the conversation alone. */
    lastMessageAt: z.date(),
    version: count(),
    isDeleted: z.boolean(),
    deletedAt: z.date().nullable(),
    updatedAt: z.date(),
  }),
  indexes: [
    { name: 'members_pair', key: { userId: 1, conversationId: 1 }, unique: true },
    {
      name: 'members_list',
      key: { userId: 1, conversationType: 1, folder: 1, isPinned: -1, lastMessageAt: -1, conversationId: -1 },
    },
    { name: 'members_unread', key: { userId: 1, folder: 1, conversationId: 1 }, partial: { mayBeUnread: true } },
    { name: 'members_marked_unread', key: { userId: 1, conversationId: 1, folder: 1 }, partial: { isMarkedUnread: true } },
    { name: 'members_changed', key: { userId: 1, updatedAt: -1 } },
    { name: 'members_of_conversation', key: { conversationId: 1, status: 1, rank: 1, joinedAt: 1, userId: 1 } },
    { name: 'members_left', key: { deletedAt: 1 }, partial: { isDeleted: true } },
  ],
  shardKey: { userId: 1 },
});
export type ConversationMemberDocument = DocumentOf<typeof conversationMembers>;
