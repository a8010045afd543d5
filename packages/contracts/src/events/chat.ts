import { defineEvent } from '@app/events/define';
import { z } from 'zod';

const inConversation = z.object({ conversationId: z.string() });
const byConversation = {
  key: ({ conversationId }: { conversationId: string }) => conversationId,
  topics: ({ conversationId }: { conversationId: string }) => [`conversation:${conversationId}`],
};

/** A message was stored with its place in the order. `recipientIds` is given for direct and small conversations (≤ 200 members), else null. */
export const MessageSent = defineEvent(
  'chat.message.sent.v1',
  inConversation.extend({
    messageId: z.string(),
    seq: z.number(),
    /** Null: the system. */
    senderId: z.string().nullable(),
    type: z.string(),
    conversationType: z.enum(['DIRECT', 'GROUP']),
    mentionIds: z.array(z.string()),
    mentionsAll: z.boolean(),
    recipientIds: z.array(z.string()).nullable(),
    /** Those of the recipients for whom the conversation is a message request. */
    requestIds: z.array(z.string()),
    mediaId: z.string().nullable(),
  }),
  byConversation,
);
/** A message was edited, recalled, reacted to or pinned. `mediaId`: the upload that a recalled message no longer carries. */
export const MessageChanged = defineEvent(
  'chat.message.changed.v1',
  inConversation.extend({
    messageId: z.string(),
    seq: z.number(),
    change: z.enum(['edited', 'recalled', 'reacted', 'pinned']),
    mediaId: z.string().nullable().default(null),
  }),
  byConversation,
);
/** Only one member sees this change of a message: hidden or starred by them. */
export const MessageMarked = defineEvent(
  'chat.message.marked.v1',
  inConversation.extend({ messageId: z.string(), userId: z.string() }),
  {
    key: ({ conversationId }) => conversationId,
    topics: ({ userId }) => [`user:${userId}`],
  },
);
/** A member has read or received further. `isShared`: the others are told too, not only the member's own devices. */
export const ReceiptMoved = defineEvent(
  'chat.receipt.moved.v1',
  inConversation.extend({
    userId: z.string(),
    lastReadSeq: z.number().nullable(),
    lastDeliveredSeq: z.number().nullable(),
    isShared: z.boolean(),
  }),
  {
    key: ({ conversationId }) => conversationId,
    topics: ({ conversationId, userId, isShared }) => [`user:${userId}`, ...(isShared ? [`conversation:${conversationId}`] : [])],
  },
);
/** Title, settings or roles of a conversation changed for all members. */
export const ConversationChanged = defineEvent('chat.conversation.changed.v1', inConversation, byConversation);
/** One member's own view of a conversation changed: pinned, muted, archived, draft, marked unread, accepted. */
export const MembershipChanged = defineEvent('chat.membership.changed.v1', inConversation.extend({ userId: z.string() }), {
  key: ({ conversationId }) => conversationId,
  topics: ({ userId }) => [`user:${userId}`],
});
/** Somebody is a member from now on. `isRequest`: it waits among the requests. */
export const MemberAdded = defineEvent(
  'chat.member.added.v1',
  inConversation.extend({
    userId: z.string(),
    actorId: z.string(),
    conversationType: z.enum(['DIRECT', 'GROUP']),
    isRequest: z.boolean(),
  }),
  {
    key: ({ conversationId }) => conversationId,
    topics: ({ conversationId, userId }) => [`conversation:${conversationId}`, `user:${userId}`],
  },
);
/** Somebody is a member no longer: live streams of this conversation end for them. */
export const MemberRemoved = defineEvent(
  'chat.member.removed.v1',
  inConversation.extend({ userId: z.string(), actorId: z.string() }),
  {
    key: ({ conversationId }) => conversationId,
    topics: ({ conversationId, userId }) => [`conversation:${conversationId}`, `user:${userId}`],
  },
);
/** A group has another picture, or none; for the one who keeps the files. */
export const GroupAvatarChanged = defineEvent(
  'chat.group.avatar-changed.v1',
  inConversation.extend({ mediaIdBefore: z.string().nullable(), mediaId: z.string().nullable() }),
  { key: ({ conversationId }) => conversationId },
);
