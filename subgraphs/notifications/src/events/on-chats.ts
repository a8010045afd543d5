import { MemberAdded, MessageSent } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { Notice, Subject } from '../domain/notification.ts';
import { notify, notifyAll } from '../domain/notify.ts';
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
      const { conversationId, senderId, mentionIds, mentionsAll, recipientIds, requestIds, conversationType } = data;
      if (data.type === 'SYSTEM') return;
      const unmuted = (await audience.unmuted(conversationId, recipientIds)).filter((member) => member !== senderId);
      const isMentioned = new Set(mentionsAll ? unmuted : mentionIds);
      const isRequested = new Set(requestIds);
      const others = unmuted.filter((member) => !isMentioned.has(member) && !isRequested.has(member));
      const offline = await audience.offline(others);
      const notice = (receiverId: string, type: Notice['type']): Notice => ({
        type,
        receiverId,
        actorId: senderId,
        targetId: conversationId,
        subject: conversation(conversationId),
      });
      await notifyAll(deps, id, [
        ...requestIds.map((receiverId) => notice(receiverId, 'MESSAGE_REQUEST')),
        ...[...isMentioned]
          .filter((member) => !isRequested.has(member))
          .map((receiverId) => notice(receiverId, conversationType === 'DIRECT' ? 'MESSAGE_MENTION' : 'GROUP_MENTION')),
        ...others.filter((member) => offline.has(member)).map((receiverId) => notice(receiverId, 'MESSAGE')),
      ]);
    }),
    on(MemberAdded, async ({ id, data: { conversationId, userId, actorId, conversationType, isRequest } }) => {
      if (conversationType !== 'GROUP' || !isRequest) return;
      await notify(deps, id, {
        type: 'GROUP_INVITE',
        receiverId: userId,
        actorId,
        targetId: conversationId,
        subject: conversation(conversationId),
      });
    }),
  ];
}
