import { ConversationChanged, MemberRemoved } from '@app/contracts/events';
import { BadUserInputError, isId, notAllowed, notFound, type Tx, text, type Viewer } from '@app/kernel';
import { admitMembers } from './admit-members.ts';
import { judgeCandidates } from './candidates.ts';
import { type ConversationOutcome, changeGroup, note, writeNotes } from './change-group.ts';
import { type ConversationView, type MemberRole, type Membership, RANK_OF_ROLE } from './conversation.ts';
import { MAX_ADDED_AT_ONCE } from './create-group.ts';
import type { ChatDeps } from './ports.ts';
import { RefusedError } from './refusals.ts';

/**
 * Any member brings people in; those who take no messages from them get an invitation. Who is in already stays as they are.
 * Refuses with `NotFound` (also when one of the people is absent or blocked either way: then nobody comes in) or `NotAllowed` NOT_A_GROUP,
 * TOO_MANY_GROUPS. Throws `BadUserInputError` for more than 100 people.
 */
export async function addMembers(
  deps: ChatDeps,
  viewer: Viewer,
  conversationId: string,
  userIds: readonly string[],
): Promise<ConversationOutcome> {
  if (userIds.length > MAX_ADDED_AT_ONCE)
    throw new BadUserInputError(`\`userIds\` takes at most ${MAX_ADDED_AT_ONCE} values.`, ['userIds']);
  const { newcomers, absent } = await judgeCandidates(deps.relations, viewer.id, userIds);
  return changeGroup(deps, viewer, conversationId, { staffOnly: false }, async ({ conversation }, tx) => {
    if (absent.length > 0) throw new RefusedError(notFound());
    const rows = await deps.members.findIn(
      conversationId,
      newcomers.map(({ userId }) => userId),
      tx,
    );
    const fresh = newcomers.filter(({ userId, isInvited }) => {
      const status = rows.get(userId)?.status;
      return status !== 'ACTIVE' && !(status === 'INVITED' && isInvited);
    });
    if (fresh.length === 0) return;
    await admitMembers(deps, conversation, fresh, { actorId: viewer.id, event: 'member_added' }, deps.clock.now(), tx);
  });
}

/** Takes somebody of lower rank out, or an invitation back. Refuses with `NotFound` or `NotAllowed` NOT_A_GROUP, NOT_ADMIN, SELF, RANK. */
export async function removeMember(
  deps: ChatDeps,
  viewer: Viewer,
  conversationId: string,
  userId: string,
): Promise<ConversationOutcome> {
  return changeGroup(deps, viewer, conversationId, { staffOnly: true }, async (group, tx) => {
    if (userId === viewer.id) throw new RefusedError(notAllowed('SELF', text('Leave the group instead.', '请使用“退出群聊”。')));
    const target = await memberBelow(deps, group, userId, tx);
    await dismiss(deps, group, target, viewer.id, tx);
  });
}

/**
 * Gives somebody of lower rank a role below one's own; the owner may hand over the group and becomes an admin then.
 * Refuses with `NotFound` or `NotAllowed` NOT_A_GROUP, NOT_ADMIN, SELF, RANK.
 */
export async function setMemberRole(
  deps: ChatDeps,
  viewer: Viewer,
  conversationId: string,
  userId: string,
  role: MemberRole,
): Promise<ConversationOutcome> {
  return changeGroup(deps, viewer, conversationId, { staffOnly: true }, async (group, tx) => {
    if (userId === viewer.id)
      throw new RefusedError(notAllowed('SELF', text('You cannot change your own role.', '不能修改自己的角色。')));
    const target = await memberBelow(deps, group, userId, tx);
    if (target.status !== 'ACTIVE') throw new RefusedError(notFound());
    const isHandOver = role === 'OWNER' && group.membership.role === 'OWNER';
    if (!isHandOver && RANK_OF_ROLE[role] <= group.membership.rank) throw new RefusedError(rankTooLow());
    if (target.role === role) return;
    await giveRole(deps, group, target, role, viewer.id, tx);
    if (isHandOver) await giveRole(deps, group, group.membership, 'ADMIN', viewer.id, tx);
  });
}

/** Writes a role with its note and its event. */
export async function giveRole(
  deps: ChatDeps,
  group: ConversationView,
  target: Membership,
  role: MemberRole,
  actorId: string,
  tx: Tx,
): Promise<void> {
  const { id } = group.conversation;
  const at = deps.clock.now();
  await deps.members.update(id, target.userId, { role }, at, tx);
  await writeNotes(deps, id, [note('role_changed', { actorId, subjectId: target.userId, value: role })], at, tx);
  await deps.outbox.append([ConversationChanged({ conversationId: id })], tx);
}

/** Ends somebody's membership or invitation: the row, the exact count, the note (before which everybody still saw them), the event. */
export async function dismiss(
  deps: ChatDeps,
  group: ConversationView,
  target: Membership,
  actorId: string,
  tx: Tx,
): Promise<void> {
  const { id } = group.conversation;
  const at = deps.clock.now();
  const wasActive = target.status === 'ACTIVE';
  await deps.conversations.change(id, { memberCountDelta: wasActive ? -1 : 0 }, at, tx);
  const gone = {
    status: 'LEFT',
    folder: 'NOWHERE',
    role: 'MEMBER',
    isPinned: false,
    draft: null,
    isMarkedUnread: false,
  } as const;
  await deps.members.update(id, target.userId, gone, at, tx);
  await deps.outbox.append([MemberRemoved({ conversationId: id, userId: target.userId, actorId })], tx);
  if (!wasActive) return;
  const event = actorId === target.userId ? 'member_left' : 'member_removed';
  await writeNotes(deps, id, [note(event, { actorId, subjectId: target.userId })], at, tx);
}

/** The row of somebody whom the viewer outranks. */
async function memberBelow(deps: ChatDeps, group: ConversationView, userId: string, tx: Tx): Promise<Membership> {
  const target = isId(userId) ? await deps.members.find(group.conversation.id, userId, tx) : null;
  if (target === null || target.status === 'LEFT') throw new RefusedError(notFound());
  if (target.rank <= group.membership.rank) throw new RefusedError(rankTooLow());
  return target;
}

function rankTooLow() {
  return notAllowed('RANK', text('Only somebody of higher rank can do this.', '只有级别更高的成员可以这样做。'));
}
