import type { Notice, NotificationType, Subject } from './notification.ts';
import type { ReceiverPreferences } from './ports.ts';

/** Ways out of the application. */
export type Channel = 'PUSH' | 'MAIL';

/** Something that is to be told outside the application once it is due: the newest notice of one group, on one channel. */
export interface Delivery {
  readonly id: string;
  readonly channel: Channel;
  readonly receiverId: string;
  readonly type: NotificationType;
  readonly targetId: string;
  readonly actorId: string | null;
  readonly subject: Subject | null;
  readonly args: Readonly<Record<string, string>>;
  readonly threadIds: readonly string[];
  /** The group in the list; null when only this channel was wanted. */
  readonly notificationId: string | null;
  /** Grows with every notice that joins. */
  readonly version: number;
  /** It has already waited once for its receiver to count as offline. */
  readonly hasWaited: boolean;
  readonly dueAt: Date;
}

/** Types that their own domain writes mails about; a second mail would say the same. */
const MAILED_ELSEWHERE: ReadonlySet<NotificationType> = new Set(['SECURITY_ALERT', 'DATA_EXPORT']);

/** The channels outside the application on which a receiver wants notices of a type. */
export function channelsOf(type: NotificationType, preferences: ReceiverPreferences): Channel[] {
  const wish = preferences.channels.find((channel) => channel.type === type);
  const channels: Channel[] = [];
  if (wish?.push === true) channels.push('PUSH');
  if (wish?.email === true && !MAILED_ELSEWHERE.has(type)) channels.push('MAIL');
  return channels;
}

/** The one delivery of a group on a channel. */
export function deliveryId(channel: Channel, { receiverId, type, targetId }: Pick<Notice, 'receiverId' | 'type' | 'targetId'>) {
  return `${channel}:${receiverId}:${type}:${targetId}`;
}
