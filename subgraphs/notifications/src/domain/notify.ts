import { NotificationArrived, NotificationBadgeMoved } from '@app/contracts/events';
import { addSeconds } from '@app/kernel';
import { type Channel, channelsOf } from './delivery.ts';
import { mayTell } from './may-tell.ts';
import { CRITICAL_TYPES, type Notice, type Retraction } from './notification.ts';
import type { NotificationDeps, ReceiverPreferences } from './ports.ts';

/** Receivers of one event whose preferences are asked at once. */
const ASKED_AT_ONCE = 100;
/** Receivers of one event who are told side by side. */
const TOLD_AT_ONCE = 8;

/** Where a receiver wants a notice. */
interface Places {
  readonly isListed: boolean;
  readonly channels: readonly Channel[];
}

/**
 * Tells a receiver of a notice, once for this event: nothing about oneself, nothing across a block or mute, nothing about what the
 * receiver may not see, and only by the channels that they want. Like notices grow one group.
 */
export function notify(deps: NotificationDeps, eventId: string, notice: Notice): Promise<void> {
  return notifyAll(deps, eventId, [notice]);
}

/** Tells many receivers of one event: each in a transaction of its own, each once. */
export async function notifyAll(deps: NotificationDeps, eventId: string, notices: readonly Notice[]): Promise<void> {
  for (let start = 0; start < notices.length; start += ASKED_AT_ONCE) {
    const chunk = notices.slice(start, start + ASKED_AT_ONCE);
    const preferences = await deps.preferences([...new Set(chunk.map(({ receiverId }) => receiverId))]);
    const byUser = new Map(preferences.map((one) => [one.userId, one]));
    const waiting = [...chunk];
    const work = async (): Promise<void> => {
      for (let notice = waiting.shift(); notice !== undefined; notice = waiting.shift())
        await tell(deps, eventId, notice, byUser.get(notice.receiverId));
    };
    await Promise.all(Array.from({ length: TOLD_AT_ONCE }, work));
  }
}

/** Takes back what was told and is no longer so. */
export async function retract(deps: NotificationDeps, retraction: Retraction): Promise<void> {
  const { receiverId } = retraction;
  await deps.transact(async (tx) => {
    await deps.deliveries.withdraw(retraction, tx);
    if (await deps.notifications.retract(retraction, deps.clock.now(), tx))
      await deps.outbox.append([NotificationBadgeMoved({ userId: receiverId })], tx);
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

/** What was told of a target was seen where it happened, e.g. messages in their conversation: it is read here too. */
export async function markTargetRead(deps: NotificationDeps, receiverId: string, targetId: string): Promise<void> {
  await deps.transact(async (tx) => {
    if (await deps.notifications.markTargetRead(receiverId, targetId, tx))
      await deps.outbox.append([NotificationBadgeMoved({ userId: receiverId })], tx);
  });
}

async function tell(
  deps: NotificationDeps,
  eventId: string,
  notice: Notice,
  preferences: ReceiverPreferences | undefined,
): Promise<void> {
  if (preferences === undefined) return;
  const wish = preferences.channels.find(({ type }) => type === notice.type);
  const isListed = CRITICAL_TYPES.has(notice.type) || wish?.inApp !== false;
  const channels = channelsOf(notice.type, preferences);
  if (!isListed && channels.length === 0) return;
  if (await mayTell(deps, notice)) await record(deps, eventId, notice, { isListed, channels });
}

/** Lists the notice and leaves deliveries for the other channels, all in one transaction and once for this event; then they are announced. */
async function record(deps: NotificationDeps, eventId: string, notice: Notice, { isListed, channels }: Places): Promise<void> {
  const { receiverId } = notice;
  const at = deps.clock.now();
  const dueAt = addSeconds(at, deps.deliveryDelaySec);
  const isNew = await deps.turns.take(receiverId, () =>
    deps.transact((tx) =>
      deps.once(`${eventId}:${receiverId}:${notice.type}`, tx, async () => {
        let notificationId: string | null = null;
        if (isListed) {
          const times = { at, windowSec: deps.groupWindowSec, expiresAt: addSeconds(at, deps.retentionSec) };
          notificationId = await deps.notifications.addToGroup(notice, times, tx);
          await deps.outbox.append([NotificationArrived({ userId: receiverId, notificationId })], tx);
        }
        for (const channel of channels) await deps.deliveries.add({ channel, notice, notificationId, dueAt }, tx);
      }),
    ),
  );
  if (isNew) await deps.announce(channels, notice, dueAt);
}
