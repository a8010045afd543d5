import { type NotAllowed, notAllowed, text, type Viewer } from '@app/kernel';
import {
  type ChangeMessageDeps,
  changeMessage,
  type MessageChangeOutcome,
  type MessageInView,
  recalled,
} from './change-message.ts';
import type { ReactionType } from './message.ts';

/**
 * Sets the viewer's one reaction to a message; null takes it away. Repeating it changes nothing. Counts move by exact deltas with the row.
 * Refuses with `NotFound` or `NotAllowed` NOT_REACTABLE, RECALLED, PEER_UNAVAILABLE (not when taking away).
 */
export function reactToMessage(
  deps: ChangeMessageDeps,
  viewer: Viewer,
  messageId: string,
  type: ReactionType | null,
): Promise<MessageChangeOutcome> {
  return changeMessage(deps, viewer, messageId, {
    kind: 'reacted',
    isInteraction: type !== null,
    refusal,
    apply: async ({ message }, tx) => {
      const before = await deps.reactions.find(message.id, viewer.id, message.conversationId, tx);
      if (before === type) return false;
      await deps.changes.countReactions(
        message,
        { ...(before === null ? {} : { [before]: -1 }), ...(type === null ? {} : { [type]: 1 }) },
        tx,
      );
      if (type === null) await deps.reactions.remove(message, viewer.id, tx);
      else await deps.reactions.set(message, viewer.id, type, deps.clock.now(), tx);
      return true;
    },
  });
}

function refusal({ message }: MessageInView): NotAllowed | null {
  if (message.type === 'SYSTEM')
    return notAllowed('NOT_REACTABLE', text('System messages take no reactions.', '系统消息不能添加表情回应。'));
  return message.isRecalled ? recalled() : null;
}
