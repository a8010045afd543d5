import { isId, type NotAllowed, type NotFound, notFound, type Refusal, type Tx, type Viewer } from '@app/kernel';
import { appendMessages, recipientsInGroup } from './append-messages.ts';
import { type Conversation, type ConversationView, isStaff } from './conversation.ts';
import type { MessageContent } from './message.ts';
import type { ConversationChanged } from './open-direct.ts';
import type { ChatDeps } from './ports.ts';
import { adminsOnly, notAGroup, orRefusal, RefusedError } from './refusals.ts';

/** What came of a change of a conversation. */
export type ConversationOutcome = ConversationChanged | Refusal;

/** What a system message tells: the viewer did `event` to `subjectId`. */
export type SystemNote = Omit<Extract<MessageContent, { kind: 'SYSTEM' }>, 'kind'>;

/**
 * Changes a group in one transaction, one change at a time. Refuses with `NotFound` (no active member), `NotAllowed` NOT_A_GROUP, and NOT_ADMIN
 * when `staffOnly`. `change` throws `RefusedError` to roll back, and must write the conversation, so that racing changes conflict.
 */
export async function changeGroup(
  deps: ChatDeps,
  viewer: Viewer,
  conversationId: string,
  rule: { readonly staffOnly: boolean },
  change: (group: ConversationView, tx: Tx) => Promise<void>,
): Promise<ConversationChanged | NotFound | NotAllowed> {
  if (!isId(conversationId)) return notFound();
  return orRefusal(
    deps.queue.run(conversationId, () =>
      deps.transact(async (tx): Promise<ConversationChanged> => {
        const conversation = await deps.conversations.find(conversationId, tx);
        const membership = await deps.members.find(conversationId, viewer.id, tx);
        if (conversation === null || membership === null || membership.status !== 'ACTIVE') throw new RefusedError(notFound());
        if (conversation.type !== 'GROUP') throw new RefusedError(notAGroup());
        if (rule.staffOnly && !isStaff(membership)) throw new RefusedError(adminsOnly());
        await change({ conversation, membership }, tx);
        return { kind: 'ConversationSuccess', conversationId };
      }),
    ),
  );
}

/** Writes what happened into the conversation itself. Returns the conversation afterwards. */
export async function writeNotes(
  deps: ChatDeps,
  conversationId: string,
  notes: readonly SystemNote[],
  at: Date,
  tx: Tx,
): Promise<Conversation> {
  const conversation = await deps.conversations.allot(conversationId, { places: notes.length, counted: 0, requested: 0, at }, tx);
  if (conversation === null) throw new RefusedError(notFound());
  const everybody = conversation.type === 'GROUP' ? await recipientsInGroup(deps, conversation, tx) : conversation.pair;
  const drafts = notes.map((note) => ({
    type: 'SYSTEM' as const,
    senderId: null,
    clientMessageId: null,
    content: { kind: 'SYSTEM' as const, ...note },
    mentionIds: [],
    mentionsAll: false,
    replyTo: null,
    isForwarded: false,
    sentMessages: 0,
    recipientIds: everybody,
    requestIds: [],
  }));
  await appendMessages(deps, conversation, drafts, at, tx);
  return conversation;
}

/** One note of a system message, with nothing in the fields that are not given. */
export function note(event: SystemNote['event'], fields: Partial<Omit<SystemNote, 'event'>>): SystemNote {
  return { event, actorId: null, subjectId: null, value: null, ...fields };
}
