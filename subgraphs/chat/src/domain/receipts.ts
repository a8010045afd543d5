import { type ConversationView, isRequest, SMALL_GROUP_MEMBERS } from './conversation.ts';
import type { ChatDeps } from './ports.ts';

/** How far somebody has read and received. */
export interface Receipt {
  readonly lastReadSeq: number;
  readonly lastDeliveredSeq: number;
}

/**
 * Receipts of a conversation by person, as its viewer may see them: both sides must show theirs. Null in large groups, in requests, and when the viewer
 * shows none. Cost: two bulk reads.
 */
export async function readReceipts(
  deps: Pick<ChatDeps, 'members' | 'relations'>,
  { conversation, membership }: ConversationView,
): Promise<ReadonlyMap<string, Receipt> | null> {
  if (membership.status !== 'ACTIVE' || isRequest(membership) || conversation.memberCount > SMALL_GROUP_MEMBERS) return null;
  const rows = await deps.members.list(conversation.id, null, SMALL_GROUP_MEMBERS);
  const facts = await deps.relations(membership.userId, [membership.userId, ...rows.map(({ userId }) => userId)]);
  if (facts.get(membership.userId)?.readReceipts !== true) return null;
  const shown = rows.filter((row) => facts.get(row.userId)?.readReceipts === true && !isRequest(row));
  return new Map(shown.map(({ userId, lastReadSeq, lastDeliveredSeq }) => [userId, { lastReadSeq, lastDeliveredSeq }]));
}
