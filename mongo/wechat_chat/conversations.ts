import { groupTitleField, slowModeField } from '@app/contracts/chat';
import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

const count = () => z.number().int().min(0);

/** A thread of messages between two people or in a group. The order of its messages is allotted here. */
export const conversations = defineCollection({
  name: 'conversations',
  schema: z.strictObject({
    /** Of a direct one: derived from the pair, so that there can be only one. */
    _id: idField(),
    type: z.enum(['DIRECT', 'GROUP']),
    /** The two of a direct conversation, sorted; else empty. */
    pair: z.array(idField()).max(2),
    title: groupTitleField().nullable(),
    avatarMediaId: idField().nullable(),
    createdById: idField(),
    /** Active members; invited ones are not counted. */
    memberCount: count(),
    /** Sequence number of the newest message. */
    lastSeq: count(),
    /** Messages so far that can be unread: all but those of the system. */
    countedMessages: count(),
    /** Newest message that mentions somebody, and newest recalled one; 0: none. What lies behind both needs no look at the messages. */
    lastMentionSeq: count(),
    lastRecalledSeq: count(),
    /** When the newest message was stored; before the first: when the conversation was made. */
    lastMessageAt: z.date(),
    announcementOnly: z.boolean(),
    /** Seconds a member waits between two messages; 0: off. */
    slowModeSec: slowModeField(),
    joinApproval: z.boolean(),
    /** Messages that the requesting side of a direct conversation has sent before it was accepted. */
    requestMessages: count(),
    /** Moves with every change that all members see. */
    version: count(),
    isDeleted: z.boolean(),
    deletedAt: z.date().nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
  }),
  indexes: [
    { name: 'conversations_pair', key: { pair: 1 }, partial: { type: 'DIRECT' } },
    { name: 'conversations_activity', key: { lastMessageAt: -1, _id: -1 } },
    { name: 'conversations_deleted', key: { deletedAt: 1 }, partial: { isDeleted: true } },
  ],
  shardKey: { _id: 'hashed' },
});
export type ConversationDocument = DocumentOf<typeof conversations>;
