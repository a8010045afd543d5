import {
  clientMessageIdField,
  MAX_MENTIONS,
  messageContentSchema,
  messageTypeSchema,
  reactionCountsSchema,
} from '@app/contracts/chat';
import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

const count = () => z.number().int().min(0);
/** Messages in one era of a conversation. */
export const SEARCH_ERA = 2_048;

/** Messages, in the order of `seq` within their conversation: from 1, without holes. */
export const messages = defineCollection({
  name: 'messages',
  schema: z.strictObject({
    _id: idField(),
    conversationId: idField(),
    seq: z.number().int().min(1),
    type: messageTypeSchema,
    /** Null: the system. */
    senderId: idField().nullable(),
    clientMessageId: clientMessageIdField().nullable(),
    content: messageContentSchema.nullable(),
    mentionIds: z.array(idField()).max(MAX_MENTIONS),
    mentionsAll: z.boolean(),
    /** Somebody is mentioned; what the index of mentions holds. */
    hasMentions: z.boolean(),
    replyTo: z.strictObject({ messageId: idField(), seq: z.number().int().min(1) }).nullable(),
    isForwarded: z.boolean(),
    reactions: reactionCountsSchema,
    isRecalled: z.boolean(),
    recalledAt: z.date().nullable(),
    pinnedAt: z.date().nullable(),
    editedAt: z.date().nullable(),
    /** Messages that can be unread, up to this one. */
    countedMessages: count(),
    /** Messages of the same sender in this conversation, up to this one. */
    sentMessages: count(),
    /** Part of the conversation's history, of `SEARCH_ERA` messages: a search looks at the newest first, and stops when it has enough. */
    era: count(),
    /** Prepared tokens of the text or caption, for the text index; empty: not found by search. */
    search: z.string().meta({ maxLength: 200_000 }),
    isDeleted: z.boolean(),
    deletedAt: z.date().nullable(),
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'messages_order', key: { conversationId: 1, seq: -1 }, unique: true },
    { name: 'messages_time', key: { conversationId: 1, createdAt: -1 } },
    { name: 'messages_sender', key: { conversationId: 1, senderId: 1, seq: -1 } },
    { name: 'messages_gallery', key: { conversationId: 1, type: 1, seq: -1 } },
    { name: 'messages_search', key: { conversationId: 1, era: 1, search: 'text' } },
    { name: 'messages_pinned', key: { conversationId: 1, pinnedAt: -1, seq: -1 }, partial: { pinnedAt: { $type: 'date' } } },
    {
      name: 'messages_mentions',
      key: { conversationId: 1, seq: 1, senderId: 1, mentionsAll: 1 },
      partial: { hasMentions: true },
    },
    { name: 'messages_recalled', key: { conversationId: 1, seq: 1, senderId: 1 }, partial: { isRecalled: true } },
    { name: 'messages_of_user', key: { senderId: 1, _id: 1 } },
    { name: 'messages_deleted', key: { deletedAt: 1 }, partial: { isDeleted: true } },
  ],
  shardKey: { conversationId: 1 },
});
export type MessageDocument = DocumentOf<typeof messages>;
