import { type ConfigOf, config } from '@app/kernel';
import { mediaUrlSettings } from '@app/media-urls';

const { integer, list, optionalString, secret, string } = config;

const DAY_SEC = 86_400;

/** Configuration keys of notifications. */
export const notificationsSettings = {
  ...mediaUrlSettings,
  NOTIFICATION_GROUP_WINDOW_SEC: integer(12 * 3600, 'How long like notifications grow one group, in seconds from its first', 1),
  NOTIFICATION_RETENTION_SEC: integer(90 * DAY_SEC, 'How long a notification is kept after its last change, in seconds', 60),
  OFFLINE_AFTER_SEC: integer(30, 'Seconds without a live connection after which a user counts as offline'),
  PUSH_DELAY_SEC: integer(3, 'Seconds that a push waits, so that what is read meanwhile is not pushed'),
  DELIVERY_SWEEP_SEC: integer(5, 'How often pushes and mails are looked for whose time has come', 1),
  DEVICES_PER_USER: integer(20, 'Devices of a user that take pushes; the newest stay', 1),
  DEVICE_RETENTION_SEC: integer(
    270 * DAY_SEC,
    'A device that was not registered again for so long takes no more pushes',
    DAY_SEC,
  ),

  VAPID_PRIVATE_KEY: secret(
    'oRT0uP-tXc4Sk0Rg1Ew0hwUpkpzJ2Xc5rC0zYh7mV9Q',
    'Private P-256 key (32 bytes, base64url) by which push services know this platform',
  ),
  VAPID_SUBJECT: string('mailto:push@localhost.localdomain', 'Address under which push services reach the operator'),
  WEB_PUSH_HOSTS: list(
    'fcm.googleapis.com,updates.push.services.mozilla.com,.notify.windows.com,.push.apple.com',
    'Push services to which browsers may point; one that begins with a dot stands for everything below it',
  ),
  FCM_SERVICE_ACCOUNT_FILE: optionalString('Key file of a Google service account for FCM; empty: no pushes to FCM devices'),
  FCM_ENDPOINT: string('https://fcm.googleapis.com', 'Where Firebase Cloud Messaging is'),

  SMTP_URL: optionalString('SMTP server for mails; required in production, else they land in the development mailbox'),
  MAIL_FROM: string('WeChat <no-reply@localhost>', 'Sender of mails'),
  APP_URL: optionalString('Where the web client lives; links of mails begin with it (PUBLIC_URL when absent)'),
};
export type NotificationsConfig = ConfigOf<typeof notificationsSettings>;
