import { MessageSent } from '@app/contracts/events';
import { newId, type Tx } from '@app/kernel';
import { type Conversation, SMALL_GROUP_MEMBERS } from './conversation.ts';
import { type Message, type MessageDraft, mediaIdOf, NO_REACTIONS } from './message.ts';
import type { ChatDeps } from './ports.ts';

/** A draft with its sender's running count, and who is told of it. */
export interface Addressed extends MessageDraft {
  readonly sentMessages: number;
  /** Null: too many to name. */
  readonly recipientIds: readonly string[] | null;
  /** Those of them for whom it is a message request. */
  readonly requestIds: readonly string[];
}

/** Gives drafts the last places of a conversation, which have just been allotted to them, and stores them with their events. */
export async function appendMessages(
  deps: Pick<ChatDeps, 'messages' | 'conversations' | 'outbox'>,
  conversation: Conversation,
  drafts: readonly Addressed[],
  at: Date,
  tx: Tx,
): Promise<Message[]> {
  const firstSeq = conversation.lastSeq - drafts.length + 1;
  let counted = conversation.countedMessages - drafts.filter(({ type }) => type !== 'SYSTEM').length;
  const added = drafts.map(({ recipientIds: _recipients, requestIds: _requests, ...draft }, index): Message => {
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
    added.map((message, index) => sent(conversation, message, drafts[index])),
    tx,
  );
  return added;
}

/** Everybody in a group, when they can be named; else null. */
export async function recipientsInGroup(
  deps: Pick<ChatDeps, 'members'>,
  conversation: Conversation,
  tx: Tx,
): Promise<readonly string[] | null> {
  if (conversation.memberCount > SMALL_GROUP_MEMBERS) return null;
  return deps.members.listActiveIds(conversation.id, null, SMALL_GROUP_MEMBERS + 1, tx);
}

function sent(conversation: Conversation, message: Message, addressed: Addressed | undefined) {
  const recipientIds = addressed?.recipientIds ?? null;
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
    requestIds: [...(addressed?.requestIds ?? [])],
    mediaId: mediaIdOf(message.content),
  });
}
