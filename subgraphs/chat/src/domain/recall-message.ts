import { addSeconds, type NotAllowed, notAllowed, text, type Viewer } from '@app/kernel';
import { type ChangeMessageDeps, changeMessage, type MessageChangeOutcome, type MessageInView } from './change-message.ts';
import { isStaff } from './conversation.ts';

/**
 * Takes a message back for everybody: place and sender stay, content, mentions, reactions and pin go; it is unread to nobody. Repeating it
 * changes nothing. Refuses with `NotFound` or `NotAllowed` NOT_AUTHOR, NOT_RECALLABLE, WINDOW_OVER.
 */
export function recallMessage(
  deps: ChangeMessageDeps & { readonly recallWindowSec: number },
  viewer: Viewer,
  messageId: string,
): Promise<MessageChangeOutcome> {
  return changeMessage(deps, viewer, messageId, {
    kind: 'recalled',
    isInteraction: false,
    refusal: (found) => refusal(deps, viewer, found),
    apply: async ({ message }, tx) => {
      if (message.isRecalled) return false;
      await deps.changes.recall(message, deps.clock.now(), tx);
      await deps.reactions.removeAll(message, tx);
      await deps.conversations.note(message.conversationId, { recalledSeq: message.seq }, tx);
      return true;
    },
  });
}

function refusal(
  { clock, recallWindowSec }: ChangeMessageDeps & { readonly recallWindowSec: number },
  viewer: Viewer,
  { message, view }: MessageInView,
): NotAllowed | null {
  if (message.type === 'SYSTEM')
    return notAllowed('NOT_RECALLABLE', text('System messages cannot be taken back.', '系统消息不能撤回。'));
  if (view.conversation.type === 'GROUP' && isStaff(view.membership)) return null;
  if (message.senderId !== viewer.id)
    return notAllowed('NOT_AUTHOR', text('Only the sender can take a message back.', '只有发送者可以撤回消息。'));
  if (!message.isRecalled && addSeconds(message.createdAt, recallWindowSec) < clock.now())
    return notAllowed('WINDOW_OVER', text('It is too late to take this message back.', '已超过可撤回的时间。'));
  return null;
}
