import { addSeconds, languageOf } from '@app/kernel';
import { channelsOf, type Delivery } from './delivery.ts';
import type { Device } from './device.ts';
import { mayTell } from './may-tell.ts';
import { CONVERSATION_TYPES, type Notification } from './notification.ts';
import type { DeviceStore, NotificationDeps, ReceiverPreferences } from './ports.ts';
import { type PushMessage, pushMessageOf } from './push-message.ts';
import { quietUntil } from './quiet-hours.ts';
import { deepLinkOf, type Wording, wordingOf } from './wording.ts';

/** What became of one try to push. `refused`: the service will never take it. Anything else throws, and is tried again. */
export type PushOutcome = { readonly kind: 'sent' } | { readonly kind: 'gone' } | { readonly kind: 'refused'; reason: string };

/** Sends a push through the service of the device's platform. */
export type SendToDevice = (device: Device, message: PushMessage) => Promise<PushOutcome>;

/** A notification as a mail tells it. */
export interface NotificationLetter {
  readonly receiverId: string;
  readonly language: string;
  readonly wording: Wording;
  readonly deepLink: string;
}

/** What delivering needs. */
export interface DeliverDeps
  extends Pick<
    NotificationDeps,
    'notifications' | 'deliveries' | 'clock' | 'preferences' | 'relation' | 'threadMutes' | 'visibleSubjects'
  > {
  readonly devices: DeviceStore;
  /** For how long a user still counts as connected, in seconds; null when they are offline. */
  readonly connectedForSec: (userId: string) => Promise<number | null>;
  /** Those of a conversation's members who have not muted it. */
  readonly unmuted: (conversationId: string, userIds: readonly string[]) => Promise<readonly string[]>;
  readonly displayNames: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Addresses of people's pictures. */
  readonly pictures: (userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly requestSend: (device: Device, delivery: Delivery) => Promise<void>;
  readonly sendToDevice: SendToDevice;
  readonly sendLetter: (letter: NotificationLetter) => Promise<void>;
}

/** Names that a title can show. */
const NAMED_ACTORS = 2;
/** After the moment at which somebody counts as offline. */
const MARGIN_SEC = 0.1;

type Verdict =
  | { readonly kind: 'drop' }
  | { readonly kind: 'hold'; readonly until: Date; readonly hasWaited: boolean }
  | { readonly kind: 'tell'; readonly notification: Notification; readonly preferences: ReceiverPreferences };

/** A delivery is due: mails it, or asks for a push to each device; holds it, or drops it, when the rules say so now. */
export async function deliver(deps: DeliverDeps, receiverId: string, id: string): Promise<void> {
  const delivery = await deps.deliveries.find(receiverId, id);
  if (delivery === null || delivery.dueAt > deps.clock.now()) return;
  const verdict = await judge(deps, delivery);
  if (verdict.kind === 'hold') return deps.deliveries.postpone(delivery, verdict.until, verdict.hasWaited);
  if (verdict.kind === 'tell') {
    if (delivery.channel === 'PUSH') {
      for (const device of await deps.devices.listByUser(receiverId)) await deps.requestSend(device, delivery);
    } else await mail(deps, delivery, verdict.notification, verdict.preferences);
  }
  await deps.deliveries.remove(delivery);
}

/** One try to push to one device. A device that the service no longer knows is forgotten; answers `refused` when trying again is pointless. */
export async function pushTo(deps: DeliverDeps, deviceId: string, delivery: Delivery): Promise<PushOutcome> {
  const sent = { kind: 'sent' } as const;
  const device = await deps.devices.findById(deviceId, delivery.receiverId);
  if (device === null) return sent;
  const verdict = await judge(deps, delivery);
  if (verdict.kind === 'hold') await deps.deliveries.postpone(delivery, verdict.until, verdict.hasWaited);
  if (verdict.kind !== 'tell') return sent;
  const { notification, preferences } = verdict;
  const wording = await worded(deps, notification, preferences.language);
  const { unread } = await deps.notifications.badge(delivery.receiverId, deps.clock.now());
  const [newest] = notification.actorIds;
  const imageUrl = newest === undefined ? null : ((await deps.pictures([newest])).get(newest) ?? null);
  const outcome = await deps.sendToDevice(device, pushMessageOf(delivery, notification, { ...wording, imageUrl, unread }));
  if (outcome.kind === 'gone') await deps.devices.remove(device.id, device.userId);
  return outcome;
}

/** What the rules say of a delivery at this moment; asked before it is made and again at every try. */
async function judge(deps: DeliverDeps, delivery: Delivery): Promise<Verdict> {
  const drop = { kind: 'drop' } as const;
  const { receiverId, channel, type, targetId } = delivery;
  const now = deps.clock.now();
  const [preferences] = await deps.preferences([receiverId]);
  if (preferences === undefined || !channelsOf(type, preferences).includes(channel)) return drop;
  const notification = await notificationOf(deps, delivery);
  if (notification === null || notification.isRead) return drop;
  if (channel === 'MAIL') {
    if (notification.mailedAt !== null) return drop;
  } else {
    const until = quietUntil(now, preferences.quietHours);
    if (until !== null) return { kind: 'hold', until, hasWaited: false };
    const connectedForSec = await deps.connectedForSec(receiverId);
    if (connectedForSec !== null) {
      // Somebody who left a moment ago does not count as offline yet, and is told once they do. Who is there was told live.
      if (delivery.hasWaited) return drop;
      return { kind: 'hold', until: addSeconds(now, connectedForSec + MARGIN_SEC), hasWaited: true };
    }
  }
  // Whoever was taken out of the group since then says nothing about the others in it.
  const isInGroup = delivery.actorId === null || notification.actorIds.includes(delivery.actorId);
  const actorId = isInGroup ? delivery.actorId : (notification.actorIds[0] ?? null);
  if (!(await mayTell(deps, { ...delivery, actorId }))) return drop;
  if (CONVERSATION_TYPES.has(type) && !(await deps.unmuted(targetId, [receiverId])).includes(receiverId)) return drop;
  return { kind: 'tell', notification, preferences };
}

/** The group as it is now; null when it is gone. Without a group, the notice stands for itself. */
async function notificationOf(deps: DeliverDeps, delivery: Delivery): Promise<Notification | null> {
  const { notificationId, receiverId, actorId, id, type, targetId, subject, args, dueAt } = delivery;
  const now = deps.clock.now();
  if (notificationId !== null)
    return (await deps.notifications.findByIds(receiverId, [notificationId], now)).get(notificationId) ?? null;
  return {
    id,
    userId: receiverId,
    type,
    targetId,
    subject,
    args,
    actorIds: actorId === null ? [] : [actorId],
    actorCount: actorId === null ? 0 : 1,
    isRead: false,
    isSeen: false,
    mailedAt: null,
    createdAt: dueAt,
    updatedAt: dueAt,
    expiresAt: dueAt,
  };
}

async function worded(deps: DeliverDeps, notification: Notification, language: string): Promise<Wording> {
  const ids = notification.actorIds.slice(0, NAMED_ACTORS);
  const names = await deps.displayNames(ids);
  const known = ids.flatMap((id) => names.get(id) ?? []);
  return wordingOf(notification, languageOf(language), known, true);
}

async function mail(
  deps: DeliverDeps,
  { receiverId, notificationId }: Delivery,
  notification: Notification,
  { language }: ReceiverPreferences,
): Promise<void> {
  const wording = await worded(deps, notification, language);
  await deps.sendLetter({ receiverId, language, wording, deepLink: deepLinkOf(notification) });
  if (notificationId !== null) await deps.notifications.setMailed(receiverId, notificationId, deps.clock.now());
}
