import { MessageChanged } from '@app/contracts/events';
import { isId, type NotAllowed, type NotFound, notAllowed, notFound, type Tx, text, type Viewer } from '@app/kernel';
import { standing } from '@app/relations';
import { type ConversationView, peerOf } from './conversation.ts';
import type { Message } from './message.ts';
import type { ChatDeps, MessageChangeStore, ReactionStore } from './ports.ts';
import { orRefusal, peerUnavailable, RefusedError } from './refusals.ts';
import type { MessageStored } from './send-message.ts';
import { readMessage } from './views.ts';

export interface ChangeMessageDeps extends ChatDeps {
  readonly changes: MessageChangeStore;
  readonly reactions: ReactionStore;
}

/** A message with the conversation around it, as its changer sees both. */
export interface MessageInView {
  readonly message: Message;
  readonly view: ConversationView;
}

export type MessageChangeOutcome = MessageStored | NotFound | NotAllowed;

/** What `changeMessage` does to a message. */
export interface MessageChange {
  readonly kind: 'edited' | 'recalled' | 'reacted' | 'pinned';
  /** Not done across a block; taking one's own things back always is. */
  readonly isInteraction: boolean;
  /** Why it may not be done; null when it may. Asked outside the transaction and again inside. */
  refusal(found: MessageInView): NotAllowed | null;
  /** Returns whether anything changed. */
  apply(found: MessageInView, tx: Tx): Promise<boolean>;
}

/** Changes a message that the viewer sees, in one transaction with its event. Refuses with `NotFound`, `NotAllowed` PEER_UNAVAILABLE and as the change says. */
export async function changeMessage(
  deps: ChangeMessageDeps,
  viewer: Viewer,
  messageId: string,
  change: MessageChange,
): Promise<MessageChangeOutcome> {
  const found = isId(messageId) ? await readMessage(deps, viewer.id, messageId) : null;
  if (found === null) return notFound();
  const refusal = change.refusal(found);
  if (refusal !== null) return refusal;
  if (change.isInteraction && (await isPeerUnavailable(deps, viewer, found.view))) return peerUnavailable();
  const { conversationId } = found.message;
  return orRefusal(
    deps.queue.run(conversationId, () =>
      deps.transact(async (tx): Promise<MessageChangeOutcome> => {
        const message = await deps.messages.find(conversationId, messageId, tx);
        if (message === null) throw new RefusedError(notFound());
        const inView = { message, view: found.view };
        const late = change.refusal(inView);
        if (late !== null) throw new RefusedError(late);
        if (!(await change.apply(inView, tx))) return { kind: 'MessageSuccess', chatMessage: message };
        await deps.conversations.change(conversationId, {}, deps.clock.now(), tx);
        const mediaId = change.kind === 'recalled' && message.content?.kind === 'MEDIA' ? message.content.mediaId : null;
        await deps.outbox.append(
          [MessageChanged({ conversationId, messageId, seq: message.seq, change: change.kind, mediaId })],
          tx,
        );
        const after = await deps.messages.find(conversationId, messageId, tx);
        return { kind: 'MessageSuccess', chatMessage: after ?? message };
      }),
    ),
  );
}

/** Whether the other one of a direct conversation is gone or blocked, either way. */
export async function isPeerUnavailable(deps: ChatDeps, viewer: Viewer, { conversation }: ConversationView): Promise<boolean> {
  const peerId = peerOf(conversation, viewer.id);
  if (peerId === null) return false;
  const stands = standing(viewer.id, peerId, (await deps.relations(viewer.id, [peerId])).get(peerId));
  return stands === 'absent' || stands === 'blocked';
}

/** A recalled message takes nothing any more. */
export function recalled(): NotAllowed {
  return notAllowed('RECALLED', text('This message was taken back.', '这条消息已被撤回。'));
}
