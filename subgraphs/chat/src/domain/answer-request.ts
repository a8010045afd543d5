import { MembershipChanged } from '@app/contracts/events';
import { isId, notAllowed, notFound, text, type Viewer } from '@app/kernel';
import { admitMembers } from './admit-members.ts';
import type { ConversationOutcome } from './change-group.ts';
import { isRequest } from './conversation.ts';
import { declineInvitation, type LeaveOutcome } from './leave-conversation.ts';
import type { ChatDeps } from './ports.ts';
import { orRefusal, RefusedError } from './refusals.ts';
import { readView } from './views.ts';

/**
 * The viewer wants this conversation: a request moves to the main list, an invitation makes them a member. Repeating it changes nothing.
 * Refuses with `NotFound` or `NotAllowed` TOO_MANY_GROUPS.
 */
export async function acceptRequest(deps: ChatDeps, viewer: Viewer, conversationId: string): Promise<ConversationOutcome> {
  if (!isId(conversationId)) return notFound();
  return orRefusal(
    deps.queue.run(conversationId, () =>
      deps.transact(async (tx): Promise<ConversationOutcome> => {
        const conversation = await deps.conversations.find(conversationId, tx);
        const membership = await deps.members.find(conversationId, viewer.id, tx);
        if (conversation === null || membership === null || membership.status === 'LEFT') throw new RefusedError(notFound());
        const at = deps.clock.now();
        if (membership.status === 'INVITED') {
          const newcomer = { userId: viewer.id, isInvited: false };
          await admitMembers(deps, conversation, [newcomer], { actorId: viewer.id, event: 'member_joined' }, at, tx);
        } else if (isRequest(membership)) {
          await deps.members.update(conversationId, viewer.id, { isAccepted: true, folder: 'MAIN' }, at, tx);
          await deps.outbox.append([MembershipChanged({ conversationId, userId: viewer.id })], tx);
        }
        return { kind: 'ConversationSuccess', conversationId };
      }),
    ),
  );
}

/**
 * The viewer does not want it: a request is out of sight with all its messages, an invitation is gone. Nobody is told.
 * Refuses with `NotFound` or `NotAllowed` NOT_A_REQUEST.
 */
export async function declineRequest(deps: ChatDeps, viewer: Viewer, conversationId: string): Promise<LeaveOutcome> {
  const view = isId(conversationId) ? await readView(deps, viewer.id, conversationId) : null;
  if (view === null) return notFound();
  if (view.membership.status === 'INVITED') return declineInvitation(deps, viewer, conversationId);
  return deps.transact(async (tx): Promise<LeaveOutcome> => {
    const conversation = await deps.conversations.find(conversationId, tx);
    const membership = await deps.members.find(conversationId, viewer.id, tx);
    if (conversation === null || membership === null) return notFound();
    if (!isRequest(membership)) return notAllowed('NOT_A_REQUEST', text('This is no request any more.', '这已不是消息请求。'));
    const declined = {
      folder: 'NOWHERE',
      visibleFromSeq: conversation.lastSeq + 1,
      lastReadSeq: conversation.lastSeq,
      lastDeliveredSeq: conversation.lastSeq,
      readCounted: conversation.countedMessages,
      readSent: membership.sentMessages,
      mayBeUnread: false,
      isMarkedUnread: false,
    } as const;
    await deps.members.update(conversationId, viewer.id, declined, deps.clock.now(), tx);
    await deps.outbox.append([MembershipChanged({ conversationId, userId: viewer.id })], tx);
    return { kind: 'LeaveSuccess', conversationId };
  });
}
