import type { Conversation, Membership } from './conversation.ts';
import type { TraceStore } from './erase-user.ts';
import type { Message } from './message.ts';
import type { ChatDeps } from './ports.ts';

/** One file of an export. */
export interface ExportFile {
  readonly name: string;
  readonly json: string;
}

/** Everything that chat holds about a person: their conversations with their own settings, and what they wrote themselves. */
export async function exportUser(
  deps: Pick<ChatDeps, 'members' | 'conversations'> & { readonly traces: TraceStore },
  userId: string,
): Promise<readonly ExportFile[]> {
  const ids = await deps.members.listConversationIds(userId);
  const [memberships, conversations] = await Promise.all([deps.members.findOf(userId, ids), deps.conversations.findByIds(ids)]);
  const own = [...memberships.values()].map((membership) =>
    conversationOf(membership, conversations.get(membership.conversationId)),
  );
  const messages: object[] = [];
  for await (const batch of deps.traces.exportMessages(userId)) messages.push(...batch.map(messageOf));
  return [
    { name: 'conversations.json', json: JSON.stringify(own, null, 2) },
    { name: 'messages.json', json: JSON.stringify(messages, null, 2) },
  ];
}

function conversationOf(membership: Membership, conversation: Conversation | undefined) {
  const { conversationId, conversationType, role, joinedAt, isPinned, isMuted, mutedUntil, draft, lastReadSeq } = membership;
  return {
    conversationId,
    type: conversationType,
    title: conversation?.title ?? null,
    people: conversation?.pair ?? [],
    role,
    joinedAt,
    isPinned,
    isMuted,
    mutedUntil,
    draft,
    lastReadSeq,
  };
}

function messageOf({ id, conversationId, seq, type, content, isRecalled, createdAt, editedAt }: Message) {
  return { id, conversationId, seq, type, content, isRecalled, createdAt, editedAt };
}
