import { isMutedAt, type Membership } from './conversation.ts';
import type { ChatDeps } from './ports.ts';

/** Most people of one answer. */
export const MAX_NOTIFIABLE = 500;

/**
 * Members who want to be told of new messages: there, not having muted the conversation, and not being asked by a mere request.
 * `userIds` null: all, at most `MAX_NOTIFIABLE`.
 */
export async function notifiableMembers(
  deps: Pick<ChatDeps, 'members' | 'clock'>,
  conversationId: string,
  userIds: readonly string[] | null,
): Promise<string[]> {
  const rows =
    userIds === null
      ? await deps.members.list(conversationId, null, MAX_NOTIFIABLE)
      : [...(await deps.members.findIn(conversationId, userIds)).values()];
  const now = deps.clock.now();
  const wants = (row: Membership) => row.status === 'ACTIVE' && row.isAccepted && !isMutedAt(row, now);
  return rows.filter(wants).map(({ userId }) => userId);
}
