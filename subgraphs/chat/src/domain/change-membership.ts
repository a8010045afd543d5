import { draftField } from '@app/contracts/chat';
import { MembershipChanged } from '@app/contracts/events';
import { checkInput, invalidInput, isId, notAllowed, notFound, problem, text, type Viewer } from '@app/kernel';
import { z } from 'zod';
import type { ConversationOutcome } from './change-group.ts';
import { type ConversationView, isRequest } from './conversation.ts';
import type { ChatDeps, MembershipChanges } from './ports.ts';
import { orRefusal, RefusedError } from './refusals.ts';
import { readView } from './views.ts';

/** Puts a conversation at the top of the viewer's list, or back. Refuses with `NotFound`. */
export function pinConversation(deps: ChatDeps, viewer: Viewer, id: string, pinned: boolean): Promise<ConversationOutcome> {
  return changeMembership(deps, viewer, id, () => ({ isPinned: pinned }));
}

/** Moves a conversation into the viewer's archive, or back. Refuses with `NotFound` or `NotAllowed` IS_REQUEST. */
export function archiveConversation(deps: ChatDeps, viewer: Viewer, id: string, archived: boolean): Promise<ConversationOutcome> {
  return changeMembership(deps, viewer, id, ({ membership }) => {
    if (isRequest(membership) || membership.folder === 'NOWHERE') {
      const sentence = text('Accept the request first.', '请先接受消息请求。');
      throw new RefusedError(notAllowed('IS_REQUEST', sentence));
    }
    return { folder: archived ? 'ARCHIVED' : 'MAIN' };
  });
}

/** No notifications of a conversation until a moment; null: until unmuted. Refuses with `NotFound` or `InvalidInput` (the moment has passed). */
export async function muteConversation(
  deps: ChatDeps,
  viewer: Viewer,
  id: string,
  until: Date | null,
): Promise<ConversationOutcome> {
  const view = isId(id) ? await readView(deps, viewer.id, id) : null;
  if (view === null) return notFound();
  if (until !== null && until <= deps.clock.now())
    return invalidInput(problem('until', 'OUT_OF_RANGE', text('This moment has passed.', '该时间已过。')));
  return changeMembership(deps, viewer, id, () => ({ isMuted: true, mutedUntil: until }));
}

/** Notifications come again. Refuses with `NotFound`. */
export function unmuteConversation(deps: ChatDeps, viewer: Viewer, id: string): Promise<ConversationOutcome> {
  return changeMembership(deps, viewer, id, () => ({ isMuted: false, mutedUntil: null }));
}

/** Empties a conversation for the viewer alone; what comes later is shown. Refuses with `NotFound`. */
export function clearConversation(deps: ChatDeps, viewer: Viewer, id: string): Promise<ConversationOutcome> {
  return changeMembership(deps, viewer, id, ({ conversation, membership }) => ({
    visibleFromSeq: conversation.lastSeq + 1,
    lastReadSeq: conversation.lastSeq,
    lastDeliveredSeq: conversation.lastSeq,
    readCounted: conversation.countedMessages,
    readSent: membership.sentMessages,
    mayBeUnread: false,
    isMarkedUnread: false,
  }));
}

/** Keeps what the viewer began to write, on all their devices; empty or null: nothing. Refuses with `NotFound` or `InvalidInput`. */
export async function saveDraft(deps: ChatDeps, viewer: Viewer, id: string, words: string | null): Promise<ConversationOutcome> {
  const view = isId(id) ? await readView(deps, viewer.id, id) : null;
  if (view === null || view.membership.status !== 'ACTIVE') return notFound();
  const checked = checkInput(z.object({ text: draftField() }), { text: words ?? '' });
  if (!checked.ok) return checked.refusal;
  const draft = checked.value.text === '' ? null : checked.value.text;
  return changeMembership(deps, viewer, id, () => ({ draft }));
}

/** Changes the viewer's own row, with an event for their other devices. */
async function changeMembership(
  deps: ChatDeps,
  viewer: Viewer,
  conversationId: string,
  changesOf: (view: ConversationView) => MembershipChanges,
): Promise<ConversationOutcome> {
  if (!isId(conversationId)) return notFound();
  return orRefusal(
    deps.transact(async (tx): Promise<ConversationOutcome> => {
      const conversation = await deps.conversations.find(conversationId, tx);
      const membership = await deps.members.find(conversationId, viewer.id, tx);
      if (conversation === null || membership === null || membership.status !== 'ACTIVE') throw new RefusedError(notFound());
      await deps.members.update(conversationId, viewer.id, changesOf({ conversation, membership }), deps.clock.now(), tx);
      await deps.outbox.append([MembershipChanged({ conversationId, userId: viewer.id })], tx);
      return { kind: 'ConversationSuccess', conversationId };
    }),
  );
}
