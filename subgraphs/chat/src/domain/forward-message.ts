import { clientMessageIdField } from '@app/contracts/chat';
import {
  BadUserInputError,
  checkInput,
  type InvalidInput,
  invalidInput,
  isId,
  type NotAllowed,
  type NotFound,
  notAllowed,
  notFound,
  problem,
  text,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';
import type { Message } from './message.ts';
import { earlierResult, hashOf, type SendDeps, storeMessage } from './send-message.ts';
import { readMessage, readViews } from './views.ts';

/** Most conversations that one call may forward to. */
export const MAX_FORWARD_TARGETS = 20;

/** What to pass on, and where. */
export interface ForwardMessageInput {
  readonly messageId: string;
  readonly conversationIds: readonly string[];
  readonly clientMessageId: string;
}

/** The copies, in the order of the conversations. */
export interface Forwarded {
  readonly kind: 'ForwardSuccess';
  readonly messages: readonly Message[];
}

const rules = z.object({
  clientMessageId: clientMessageIdField(),
  conversationIds: z.array(z.string()).min(1).max(MAX_FORWARD_TARGETS),
});

/**
 * Sends a message that the viewer may read into other conversations of theirs; where it came from is told to nobody. Each target is a send of its
 * own, idempotent by `clientMessageId`: a retry after a refusal goes on where it stopped. Refuses with `InvalidInput`, `NotFound` or
 * `NotAllowed` NOT_FORWARDABLE and what sending refuses. Throws `BadUserInputError` for more than 100 conversations.
 */
export async function forwardMessage(
  deps: SendDeps,
  viewer: Viewer,
  input: ForwardMessageInput,
): Promise<Forwarded | InvalidInput | NotFound | NotAllowed> {
  const { messageId, clientMessageId } = input;
  if (input.conversationIds.length > 100)
    throw new BadUserInputError('`conversationIds` takes at most 100 values.', ['conversationIds']);
  const targets = [...new Set(input.conversationIds)];
  const checked = checkInput(rules, { clientMessageId, conversationIds: targets });
  const found = isId(messageId) ? await readMessage(deps, viewer.id, messageId) : null;
  if (found === null) return notFound();
  if (!checked.ok) return checked.refusal;
  const { type, content, isRecalled } = found.message;
  if (content === null || isRecalled || type === 'SYSTEM')
    return notAllowed('NOT_FORWARDABLE', text('This message cannot be passed on.', '这条消息不能转发。'));
  const views = await readViews(deps, viewer.id, targets.filter(isId));
  const messages: Message[] = [];
  for (const id of targets) {
    const view = views.get(id);
    if (view === undefined || view.membership.status !== 'ACTIVE') return notFound();
  }
  for (const view of views.values()) {
    const { id } = view.conversation;
    const key = {
      senderId: viewer.id,
      operation: `forward:${id}`,
      key: clientMessageId,
      contentHash: hashOf({ messageId }),
    };
    const draft = {
      type,
      content,
      senderId: viewer.id,
      clientMessageId,
      mentionIds: [],
      mentionsAll: false,
      replyTo: null,
      isForwarded: true,
    };
    const outcome = (await earlierResult(deps, viewer, key)) ?? (await storeMessage(deps, viewer, view, key, draft));
    if (outcome.kind === 'MessageSuccess') messages.push(outcome.chatMessage);
    else if (outcome.kind === 'Conflict') return invalidInput(problem('clientMessageId', 'KEY_REUSED', outcome.message));
    else return outcome;
  }
  const order = new Map(targets.map((id, index) => [id, index]));
  return {
    kind: 'ForwardSuccess',
    messages: messages.toSorted((one, other) => (order.get(one.conversationId) ?? 0) - (order.get(other.conversationId) ?? 0)),
  };
}
