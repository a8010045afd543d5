import { MemberAdded, MessageSent, ReceiptMoved } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { Notice, Subject } from '../domain/notification.ts';
import { markTargetRead, notify, notifyAll } from '../domain/notify.ts';
import type { NotificationDeps } from '../domain/ports.ts';

const conversation = (id: string): Subject => ({ type: 'CONVERSATION', id });

/** What the rules need to know of the people in a conversation. */
export interface ChatAudience {
  /** Members who want to be told of new messages: not muted, not archived away. */
  unmuted(conversationId: string, userIds: readonly string[] | null): Promise<readonly string[]>;
  /** Those of the users who have had no live connection for a while. */
  offline(userIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Messages to people who are away, mentions, requests and invitations. */
export function onChats(deps: NotificationDeps, audience: ChatAudience): EventHandler[] {
  return [
    on(MessageSent, async ({ id, data }) => {
      if (data.type !== 'SYSTEM') await notifyAll(deps, id, await messageNotices(audience, data));
    }),
    // Read where it was written: it is read here too, and a push that still waits is dropped.
    on(ReceiptMoved, async ({ data: { conversationId, userId, lastReadSeq } }) => {
      if (lastReadSeq !== null) await markTargetRead(deps, userId, conversationId);
    }),
    on(MemberAdded, async ({ id, data: { conversationId, userId, actorId, conversationType, isRequest } }) => {
      // Who comes by a link or says yes is there by their own doing.
      if (conversationType !== 'GROUP' || userId === actorId) return;
      await notify(deps, id, {
        type: 'GROUP_INVITE',
        receiverId: userId,
        actorId,
        targetId: conversationId,
        subject: conversation(conversationId),
        args: { kind: isRequest ? 'invited' : 'added' },
      });
    }),
  ];
}

type SentMessage = ReturnType<typeof MessageSent.parse>;

/** One notice for each member: a request, a mention, or, to those who are away, the message. A muted conversation is silent in all of it. */
async function messageNotices(audience: ChatAudience, message: SentMessage): Promise<Notice[]> {
  const { conversationId, conversationType, senderId, mentionIds, mentionsAll, recipientIds, requestIds } = message;
  const isRequested = new Set(requestIds);
  const [unmuted, unmutedMentions] = await Promise.all([
    audience.unmuted(conversationId, recipientIds),
    mentionIds.length === 0 ? [] : audience.unmuted(conversationId, mentionIds),
  ]);
  const mentioned = new Set(mentionsAll ? [...unmuted, ...unmutedMentions] : unmutedMentions);
  const others = unmuted.filter((member) => member !== senderId && !mentioned.has(member) && !isRequested.has(member));
  const offline = await audience.offline(others);
  const notice = (receiverId: string, type: Notice['type']): Notice => ({
    type,
    receiverId,
    actorId: senderId,
    targetId: conversationId,
    subject: conversation(conversationId),
  });
  return [
    ...requestIds.map((receiverId) => notice(receiverId, 'MESSAGE_REQUEST')),
    ...[...mentioned]
      .filter((member) => member !== senderId && !isRequested.has(member))
      .map((receiverId) => notice(receiverId, conversationType === 'DIRECT' ? 'MESSAGE_MENTION' : 'GROUP_MENTION')),
    ...others.filter((member) => offline.has(member)).map((receiverId) => notice(receiverId, 'MESSAGE')),
  ];
}
