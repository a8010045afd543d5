import { idempotencyKeys } from '@app/mongo';
import { conversationMembers } from './conversation-members.ts';
import { conversations } from './conversations.ts';
import { inviteLinks } from './invite-links.ts';
import { joinRequests } from './join-requests.ts';
import { lastSeen } from './last-seen.ts';
import { messageKeys } from './message-keys.ts';
import { messageMarks } from './message-marks.ts';
import { messageReactions } from './message-reactions.ts';
import { messages } from './messages.ts';

export * from './conversation-members.ts';
export * from './conversations.ts';
export * from './invite-links.ts';
export * from './join-requests.ts';
export * from './last-seen.ts';
export * from './message-keys.ts';
export * from './message-marks.ts';
export * from './message-reactions.ts';
export * from './messages.ts';

/** All collections of `wechat_chat`, in the order of the seed's setup. */
export const chatCollections = [
  conversations,
  messages,
  conversationMembers,
  messageKeys,
  messageMarks,
  messageReactions,
  inviteLinks,
  joinRequests,
  lastSeen,
  idempotencyKeys,
];
