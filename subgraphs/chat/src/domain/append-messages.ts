import { MessageSent } from '@app/contracts/events';
import { newId, type Tx } from '@app/kernel';
import { type Conversation, SMALL_GROUP_MEMBERS } from './conversation.ts';
import { type Message, type MessageDraft, mediaIdOf, NO_REACTIONS } from './message.ts';
import type { ChatDeps } from './ports.ts';

/** Who is told of a message, as its event says. */
export interface Recipients {
  /** Null: too many to name. */
  readonly recipientIds: readonly string[] | null;
  readonly requestIds: readonly string[];
}

/** Gives drafts the last places of a conversation, which have just been allotted to them, and stores them with their events. */
export async function appendMessages(
  deps: Pick<ChatDeps, 'messages' | 'conversations' | 'outbox'>,
  conversation: Conversation,
  drafts: readonly (MessageDraft & { readonly sentMessages: number })[],
  recipients: Recipients,
  at: Date,
  tx: Tx,
): Promise<Message[]> {
  const firstSeq = conversation.lastSeq - drafts.length + 1;
  let counted = conversation.countedMessages - drafts.filter(({ type }) => type !== 'SYSTEM').length;
  const added = drafts.map((draft, index): Message => {
    if (draft.type !== 'SYSTEM') counted += 1;
    return {
      id: newId(),
      conversationId: conversation.id,
      seq: firstSeq + index,
      ...draft,
      reactions: { ...NO_REACTIONS },
      isRecalled: false,
      pinnedAt: null,
      editedAt: null,
      countedMessages: counted,
      createdAt: at,
    };
  });
  await deps.messages.insert(added, tx);
  const mentioning = added.findLast((message) => message.mentionsAll || message.mentionIds.length > 0);
  if (mentioning !== undefined) await deps.conversations.note(conversation.id, { mentionSeq: mentioning.seq }, tx);
  await deps.outbox.append(
    added.map((message) => sent(conversation, message, recipients)),
    tx,
  );
  return added;
}

/** Who is to be told in a group: everybody else when they can be named. */
export async function recipientsInGroup(
  deps: Pick<ChatDeps, 'members'>,
  conversation: Conversation,
  senderId: string | null,
  tx: Tx,
): Promise<Recipients> {
  if (conversation.memberCount > SMALL_GROUP_MEMBERS) return { recipientIds: null, requestIds: [] };
  const ids = await deps.members.listActiveIds(conversation.id, null, SMALL_GROUP_MEMBERS + 1, tx);
  return { recipientIds: ids.filter((id) => id !== senderId), requestIds: [] };
}

function sent(conversation: Conversation, message: Message, { recipientIds, requestIds }: Recipients) {
  return MessageSent({
    conversationId: conversation.id,
    messageId: message.id,
    seq: message.seq,
    senderId: message.senderId,
    type: message.type,
    conversationType: conversation.type,
    mentionIds: [...message.mentionIds],
    mentionsAll: message.mentionsAll,
    recipientIds: recipientIds === null ? null : [...recipientIds],
    requestIds: [...requestIds],
    mediaId: mediaIdOf(message.content),
  });
}
