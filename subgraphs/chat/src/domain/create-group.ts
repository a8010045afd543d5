import { groupTitleField } from '@app/contracts/chat';
import { GroupAvatarChanged } from '@app/contracts/events';
import { checkInput, invalidInput, keyReused, newId, problem, text, type Viewer } from '@app/kernel';
import { z } from 'zod';
import { admitMembers, type Newcomer } from './admit-members.ts';
import { judgeCandidates } from './candidates.ts';
import { type ConversationOutcome, note, writeNotes } from './change-group.ts';
import { checkAvatar } from './group-avatar.ts';
import type { CheckReferencesDeps } from './message-references.ts';
import type { IdempotencyKeys } from './ports.ts';
import { orRefusal } from './refusals.ts';

/** Most people that one call may bring into a group. */
export const MAX_ADDED_AT_ONCE = 100;

export interface CreateGroupDeps extends CheckReferencesDeps {
  readonly idempotency: IdempotencyKeys;
  readonly isDuplicateKey: (error: unknown) => boolean;
}

/** What a new group is made of. */
export interface CreateGroupInput {
  readonly clientMutationId?: string | null;
  readonly title: string;
  readonly memberIds: readonly string[];
  readonly avatarMediaId?: string | null;
}

const rules = z.object({
  title: groupTitleField(),
  memberIds: z.array(z.string()).max(MAX_ADDED_AT_ONCE),
  avatarMediaId: z.string().nullish(),
});

/**
 * Makes a group of which the viewer is the owner. Members who take no messages from the viewer get an invitation. Idempotent by
 * `clientMutationId`. Refuses with `InvalidInput` (NOT_FOUND for people who are absent or blocked), `Conflict` KEY_REUSED or `NotAllowed`
 * TOO_MANY_GROUPS.
 */
export async function createGroup(deps: CreateGroupDeps, viewer: Viewer, input: CreateGroupInput): Promise<ConversationOutcome> {
  const checked = checkInput(rules, input);
  if (!checked.ok) return checked.refusal;
  const { title, memberIds, avatarMediaId = null } = checked.value;
  const key =
    input.clientMutationId == null
      ? null
      : { callerId: viewer.id, operation: 'createGroup', key: input.clientMutationId, content: checked.value };
  const earlier = key === null ? null : await deps.idempotency.find(key);
  if (earlier === 'REUSED') return keyReused();
  if (earlier !== null) return { kind: 'ConversationSuccess', conversationId: earlier.resultId };
  const [{ newcomers, absent }, avatarProblems] = await Promise.all([
    judgeCandidates(deps.relations, viewer.id, memberIds),
    checkAvatar(deps, viewer, avatarMediaId),
  ]);
  const absentProblems = absent.map((index) =>
    problem(`memberIds.${index}`, 'NOT_FOUND', text('There is no such user.', '用户不存在。')),
  );
  if (absentProblems.length + avatarProblems.length > 0) return invalidInput(...absentProblems, ...avatarProblems);
  const id = newId();
  try {
    return await orRefusal(insert(deps, viewer, { id, title, avatarMediaId }, newcomers, key));
  } catch (error) {
    if (key === null || !deps.isDuplicateKey(error)) throw error;
    const winner = await deps.idempotency.find(key);
    if (winner === null) throw error;
    return winner === 'REUSED' ? keyReused() : { kind: 'ConversationSuccess', conversationId: winner.resultId };
  }
}

function insert(
  deps: CreateGroupDeps,
  viewer: Viewer,
  group: { readonly id: string; readonly title: string; readonly avatarMediaId: string | null },
  newcomers: readonly Newcomer[],
  key: Parameters<IdempotencyKeys['claim']>[0] | null,
): Promise<ConversationOutcome> {
  return deps.transact(async (tx) => {
    const at = deps.clock.now();
    await deps.conversations.insertIfAbsent({ ...group, type: 'GROUP', pair: [], createdById: viewer.id, createdAt: at }, tx);
    const conversation = await deps.conversations.find(group.id, tx);
    if (conversation === null) throw new Error('the group was just inserted');
    const all: Newcomer[] = [{ userId: viewer.id, isInvited: false, role: 'OWNER' }, ...newcomers];
    await admitMembers(deps, conversation, all, { actorId: viewer.id, event: null }, at, tx);
    await writeNotes(deps, group.id, [note('group_created', { actorId: viewer.id, value: group.title })], at, tx);
    const { avatarMediaId: mediaId } = group;
    if (mediaId !== null)
      await deps.outbox.append([GroupAvatarChanged({ conversationId: group.id, mediaIdBefore: null, mediaId })], tx);
    if (key !== null) await deps.idempotency.claim(key, group.id, at, tx);
    return { kind: 'ConversationSuccess', conversationId: group.id };
  });
}
