import { NotificationArrived, NotificationBadgeMoved } from '@app/contracts/events';
import { addSeconds } from '@app/kernel';
import { CRITICAL_TYPES, type Notice, type Retraction } from './notification.ts';
import type { NotificationDeps } from './ports.ts';

/**
 * Tells a receiver of a notice, once for this event: nothing about oneself, nothing across a block or mute, nothing about what the
 * receiver may not see, and only by the channels that they want. Like notices grow one group.
 */
export async function notify(deps: NotificationDeps, eventId: string, notice: Notice): Promise<void> {
  const [preferences] = await deps.preferences([notice.receiverId]);
  if (preferences === undefined || !(await mayTell(deps, notice))) return;
  const wish = preferences.channels.find(({ type }) => type === notice.type);
  const isListed = CRITICAL_TYPES.has(notice.type) || wish?.inApp !== false;
  const notificationId = isListed ? await list(deps, eventId, notice) : null;
  if (isListed && notificationId === null) return;
  if (wish?.push || wish?.email) await deps.dispatch(notice, preferences, notificationId);
}

/** Tells many receivers of one event, one after the other: each in a transaction of its own, each once. */
export async function notifyAll(deps: NotificationDeps, eventId: string, notices: readonly Notice[]): Promise<void> {
  for (const notice of notices) await notify(deps, eventId, notice);
}

/** Takes back what was told and is no longer so. */
export async function retract(deps: NotificationDeps, retraction: Retraction): Promise<void> {
  await deps.transact(async (tx) => {
    if (await deps.notifications.retract(retraction, tx))
      await deps.outbox.append([NotificationBadgeMoved({ userId: retraction.receiverId })], tx);
  });
}

/** Two people became invisible to each other: older notifications about one another go too. */
export async function forgetEachOther(deps: NotificationDeps, oneId: string, otherId: string): Promise<void> {
  for (const [receiverId, actorId] of [
    [oneId, otherId],
    [otherId, oneId],
  ] as const) {
    await deps.transact(async (tx) => {
      const changed = await deps.notifications.removeActor(receiverId, actorId, deps.clock.now(), tx);
      if (changed) await deps.outbox.append([NotificationBadgeMoved({ userId: receiverId })], tx);
    });
  }
}

/** The id of the group that took the notice; null when this event had been told already. */
async function list(deps: NotificationDeps, eventId: string, notice: Notice): Promise<string | null> {
  let id: string | null = null;
  await deps.transact(async (tx) => {
    id = null;
    await deps.once(`${eventId}:${notice.receiverId}:${notice.type}`, tx, async () => {
      const at = deps.clock.now();
      id = await deps.notifications.addToGroup(
        notice,
        { at, windowSec: deps.groupWindowSec, expiresAt: addSeconds(at, deps.retentionSec) },
        tx,
      );
      await deps.outbox.append([NotificationArrived({ userId: notice.receiverId, notificationId: id })], tx);
    });
  });
  return id;
}

async function mayTell(deps: NotificationDeps, notice: Notice): Promise<boolean> {
  const { actorId, receiverId, subject, threadIds = [] } = notice;
  if (CRITICAL_TYPES.has(notice.type)) return true;
  if (actorId === receiverId) return false;
  if (actorId !== null) {
    const facts = await deps.relation(receiverId, actorId);
    if (facts === undefined || !facts.exists || facts.isBlocked || facts.blocksYou || facts.isMuted) return false;
  }
  if (threadIds.length > 0 && (await deps.threadMutes.isMuted(receiverId, threadIds))) return false;
  return subject === null || (await deps.visibleSubjects(receiverId, [subject])).has(subject.id);
}
