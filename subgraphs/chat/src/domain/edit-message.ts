import { captionField, messageTextField } from '@app/contracts/chat';
import { addSeconds, checkInput, type InvalidInput, type NotAllowed, notAllowed, text, type Viewer } from '@app/kernel';
import { z } from 'zod';
import {
  type ChangeMessageDeps,
  changeMessage,
  type MessageChangeOutcome,
  type MessageInView,
  recalled,
} from './change-message.ts';
import { readMessages } from './views.ts';

const textRules = z.object({ text: messageTextField() });
const captionRules = z.object({ text: captionField() });

/**
 * The sender corrects the text or caption of a message. Refuses with `NotFound`, `InvalidInput` or `NotAllowed` NOT_AUTHOR, RECALLED, NOT_EDITABLE,
 * WINDOW_OVER, PEER_UNAVAILABLE.
 */
export async function editMessage(
  deps: ChangeMessageDeps & { readonly editWindowSec: number },
  viewer: Viewer,
  messageId: string,
  words: string,
): Promise<MessageChangeOutcome | InvalidInput> {
  const before = (await readMessages(deps, viewer.id, [messageId])).get(messageId);
  const isMedia = before?.content?.kind === 'MEDIA';
  const checked = checkInput(isMedia ? captionRules : textRules, { text: words });
  // Whether there is such a message, and whether it is the viewer's, is told before what is wrong with the text.
  if (!checked.ok && before?.senderId === viewer.id) return checked.refusal;
  const edited = checked.ok ? checked.value.text : '';
  return changeMessage(deps, viewer, messageId, {
    kind: 'edited',
    isInteraction: true,
    refusal: (found) => refusal(deps, viewer, found),
    apply: async ({ message }, tx) => {
      const { content } = message;
      const editedAt = deps.clock.now();
      if (content?.kind === 'TEXT' && content.text !== edited) {
        await deps.changes.edit(message, { content: { kind: 'TEXT', text: edited }, editedAt }, tx);
        return true;
      }
      if (content?.kind === 'MEDIA' && (content.caption ?? '') !== edited) {
        await deps.changes.edit(message, { content: { ...content, caption: edited === '' ? null : edited }, editedAt }, tx);
        return true;
      }
      return false;
    },
  });
}

function refusal(
  { clock, editWindowSec }: ChangeMessageDeps & { readonly editWindowSec: number },
  viewer: Viewer,
  { message }: MessageInView,
): NotAllowed | null {
  if (message.senderId !== viewer.id)
    return notAllowed('NOT_AUTHOR', text('Only the sender can edit a message.', '只有发送者可以编辑消息。'));
  if (message.isRecalled) return recalled();
  if (message.content?.kind !== 'TEXT' && message.content?.kind !== 'MEDIA')
    return notAllowed('NOT_EDITABLE', text('Only texts and captions can be edited.', '只有文字和说明可以编辑。'));
  if (addSeconds(message.createdAt, editWindowSec) < clock.now())
    return notAllowed('WINDOW_OVER', text('It is too late to edit this message.', '已超过可编辑的时间。'));
  return null;
}
