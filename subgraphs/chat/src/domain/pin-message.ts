import { type NotAllowed, notAllowed, text, type Viewer } from '@app/kernel';
import { note, writeNotes } from './change-group.ts';
import {
  type ChangeMessageDeps,
  changeMessage,
  type MessageChangeOutcome,
  type MessageInView,
  recalled,
} from './change-message.ts';
import { isStaff } from './conversation.ts';
import { adminsOnly } from './refusals.ts';

/**
 * Pins a message for all members, or unpins it; in a group by the owner and admins. Repeating it changes nothing.
 * Refuses with `NotFound` or `NotAllowed` NOT_ADMIN, NOT_PINNABLE, RECALLED, PEER_UNAVAILABLE.
 */
export function pinMessage(
  deps: ChangeMessageDeps,
  viewer: Viewer,
  messageId: string,
  pinned: boolean,
): Promise<MessageChangeOutcome> {
  return changeMessage(deps, viewer, messageId, {
    kind: 'pinned',
    isInteraction: pinned,
    refusal,
    apply: async ({ message }, tx) => {
      if ((message.pinnedAt !== null) === pinned) return false;
      const at = deps.clock.now();
      await deps.changes.setPinned(message, pinned ? at : null, tx);
      if (pinned) {
        const pinnedNote = note('message_pinned', { actorId: viewer.id, value: message.id });
        await writeNotes(deps, message.conversationId, [pinnedNote], at, tx);
      }
      return true;
    },
  });
}

function refusal({ message, view }: MessageInView): NotAllowed | null {
  if (view.conversation.type === 'GROUP' && !isStaff(view.membership)) return adminsOnly();
  if (message.type === 'SYSTEM')
    return notAllowed('NOT_PINNABLE', text('System messages cannot be pinned.', '系统消息不能置顶。'));
  return message.isRecalled ? recalled() : null;
}
