import { isId } from '@app/kernel';
import { standing } from '@app/relations';
import type { Newcomer } from './admit-members.ts';
import { mayWriteTo } from './open-direct.ts';
import type { ReadRelations } from './ports.ts';

/**
 * People as somebody may bring them into a group: those who take messages from them directly, others by invitation.
 * `absent`: indexes of the ids that are unknown, gone, or blocked either way.
 */
export async function judgeCandidates(
  relations: ReadRelations,
  actorId: string,
  userIds: readonly string[],
): Promise<{ readonly newcomers: readonly Newcomer[]; readonly absent: readonly number[] }> {
  const facts = await relations(actorId, userIds.filter(isId));
  const absent: number[] = [];
  const newcomers = new Map<string, Newcomer>();
  for (const [index, userId] of userIds.entries()) {
    if (userId === actorId) continue;
    const of = facts.get(userId);
    const stands = standing(actorId, userId, of);
    if (of === undefined || stands === 'absent' || stands === 'blocked') absent.push(index);
    else newcomers.set(userId, { userId, isInvited: !mayWriteTo(actorId, userId, of) });
  }
  return { newcomers: [...newcomers.values()], absent };
}
