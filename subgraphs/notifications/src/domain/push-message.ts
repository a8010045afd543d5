import { createHash } from 'node:crypto';
import type { Delivery } from './delivery.ts';
import type { Notification, NotificationType } from './notification.ts';
import { deepLinkOf, type Wording } from './wording.ts';

/** A push as every service gets it. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** Picture of the newest actor; null when there is none. */
  readonly imageUrl: string | null;
  readonly deepLink: string;
  /** A newer push with the same key takes the place of an older one: 24 characters, the same for the pushes of one group. */
  readonly collapseKey: string;
  readonly type: NotificationType;
  /** Null when it is in no list. */
  readonly notificationId: string | null;
  /** For the badge of the application. */
  readonly unread: number;
  /** Somebody waits for an answer, or the account is at risk. */
  readonly isUrgent: boolean;
}

const URGENT_TYPES: ReadonlySet<NotificationType> = new Set(['MESSAGE', 'MESSAGE_MENTION', 'GROUP_MENTION', 'SECURITY_ALERT']);

/** What a device is told of a delivery. */
export function pushMessageOf(
  delivery: Delivery,
  notification: Notification,
  shown: Wording & Pick<PushMessage, 'imageUrl' | 'unread'>,
): PushMessage {
  return {
    ...shown,
    deepLink: deepLinkOf(notification),
    collapseKey: createHash('sha256').update(delivery.id).digest('base64url').slice(0, 24),
    type: delivery.type,
    notificationId: delivery.notificationId,
    isUrgent: URGENT_TYPES.has(delivery.type),
  };
}
