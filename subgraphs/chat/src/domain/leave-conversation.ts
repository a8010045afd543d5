import { isId, type NotAllowed, type NotFound, notFound, type Tx, type Viewer } from '@app/kernel';
import { changeGroup } from './change-group.ts';
import type { ConversationView } from './conversation.ts';
import { dismiss, giveRole } from './manage-members.ts';
import type { ChatDeps } from './ports.ts';
import { readView } from './views.ts';

/** The conversation, or a message of it, is out of the viewer's sight. */
export interface Left {
  readonly kind: 'LeaveSuccess';
  readonly conversationId: string;
}
export type LeaveOutcome = Left | NotFound | NotAllowed;

/**
 * The viewer leaves a group, or turns its invitation down. A leaving owner hands over to the longest-serving admin, else member; without one
 * the group ends. Refuses with `NotFound` or `NotAllowed` NOT_A_GROUP.
 */
export async function leaveConversation(deps: ChatDeps, viewer: Viewer, conversationId: string): Promise<LeaveOutcome> {
  const view = isId(conversationId) ? await readView(deps, viewer.id, conversationId) : null;
  if (view === null) return notFound();
  if (view.membership.status === 'INVITED') return declineInvitation(deps, viewer, conversationId);
  const outcome = await changeGroup(deps, viewer, conversationId, { staffOnly: false }, async (group, tx) => {
    if (group.membership.role === 'OWNER') await handOver(deps, group, tx);
    await dismiss(deps, group, group.membership, viewer.id, tx);
    if (group.conversation.memberCount === 1) await deps.conversations.end(conversationId, deps.clock.now(), tx);
  });
  return outcome.kind === 'ConversationSuccess' ? { kind: 'LeaveSuccess', conversationId } : outcome;
}

/** The viewer does not want to join: the invitation is gone. */
export async function declineInvitation(deps: ChatDeps, viewer: Viewer, conversationId: string): Promise<LeaveOutcome> {
  return deps.transact(async (tx): Promise<LeaveOutcome> => {
    const conversation = await deps.conversations.find(conversationId, tx);
    const membership = await deps.members.find(conversationId, viewer.id, tx);
    if (conversation === null || membership === null || membership.status !== 'INVITED') return notFound();
    await dismiss(deps, { conversation, membership }, membership, viewer.id, tx);
    return { kind: 'LeaveSuccess', conversationId };
  });
}

/** The next owner: members are listed by rank, then by time of joining. */
async function handOver(deps: ChatDeps, group: ConversationView, tx: Tx): Promise<void> {
  const [, next] = await deps.members.list(group.conversation.id, null, 2, tx);
  if (next !== undefined) await giveRole(deps, group, next, 'OWNER', group.membership.userId, tx);
}
