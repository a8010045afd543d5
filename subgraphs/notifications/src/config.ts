import { type ConfigOf, config } from '@app/kernel';

/** Configuration keys of notifications. */
export const notificationsSettings = {
  NOTIFICATION_GROUP_WINDOW_SEC: config.integer(
    12 * 3600,
    'How long like notifications grow one group, in seconds from its first',
    1,
  ),
  NOTIFICATION_RETENTION_SEC: config.integer(
    90 * 86_400,
    'How long a notification is kept after its last change, in seconds',
    60,
  ),
  OFFLINE_AFTER_SEC: config.integer(30, 'Seconds without a live connection after which a user counts as offline'),
  PUSH_DELAY_SEC: config.integer(3, 'Seconds that a push waits, so that what is read meanwhile is not pushed'),
};
export type NotificationsConfig = ConfigOf<typeof notificationsSettings>;
