import { MemberAdded } from '@app/contracts/events';
import { notAllowed, type Tx, text } from '@app/kernel';
import { note, type SystemNote, writeNotes } from './change-group.ts';
import type { Conversation, MemberRole } from './conversation.ts';
import type { ChatDeps } from './ports.ts';
import { RefusedError } from './refusals.ts';

/** Somebody who comes into a group, or is asked to. */
export interface Newcomer {
  readonly userId: string;
  /** They must say yes first. */
  readonly isInvited: boolean;
  readonly role?: MemberRole;
}

/**
 * Lets people into a group, or invites them: their rows, the exact count, a note of each in the conversation, an event each. They see what comes
 * from now on, their own note first. Refuses with `NotAllowed` TOO_MANY_GROUPS.
 */
export async function admitMembers(
  deps: ChatDeps,
  conversation: Conversation,
  newcomers: readonly Newcomer[],
  how: { readonly actorId: string; readonly event: 'member_added' | 'member_joined' | null },
  at: Date,
  tx: Tx,
): Promise<void> {
  const full = await deps.members.atGroupLimit(
    newcomers.map(({ userId }) => userId),
    tx,
  );
  if (full.length > 0) {
    const sentence = text('Somebody is in too many groups already.', '有人加入的群已达上限。');
    throw new RefusedError(notAllowed('TOO_MANY_GROUPS', sentence));
  }
  const joined = newcomers.filter(({ isInvited }) => !isInvited);
  const stored = await deps.conversations.change(conversation.id, { memberCountDelta: joined.length }, at, tx);
  if (stored === null) return;
  await deps.members.enter(
    stored,
    newcomers.map(({ userId, isInvited, role = 'MEMBER' }) => ({
      userId,
      role,
      status: isInvited ? ('INVITED' as const) : ('ACTIVE' as const),
      folder: isInvited ? ('REQUESTS' as const) : ('MAIN' as const),
      isAccepted: true,
      invitedById: how.actorId === userId ? null : how.actorId,
    })),
    at,
    tx,
  );
  await deps.outbox.append(
    newcomers.map(({ userId, isInvited }) =>
      MemberAdded({
        conversationId: conversation.id,
        userId,
        actorId: how.actorId,
        conversationType: 'GROUP',
        isRequest: isInvited,
      }),
    ),
    tx,
  );
  const { event } = how;
  if (event === null || joined.length === 0) return;
  const notes = joined.map(({ userId }): SystemNote => note(event, { actorId: how.actorId, subjectId: userId }));
  await writeNotes(deps, conversation.id, notes, at, tx);
}
