import { liveConnectionKey } from '@app/contracts';
import { DeliverNotice, SendDigest, SendPush } from '@app/contracts/jobs';
import { JobQueue } from '@app/jobs';
import { ConfigError } from '@app/kernel';
import { createSmtpMailer, DevelopmentMailbox, DevelopmentPushes, type Mailer } from '@app/mail';
import type { Runtime } from '@app/subgraph';
import type { NotificationsConfig } from './config.ts';
import type { DeliverDeps } from './domain/deliver.ts';
import { deliveryId } from './domain/delivery.ts';
import type { DeviceDeps } from './domain/device.ts';
import type { DigestDeps } from './domain/digest.ts';
import type { NotificationDeps } from './domain/ports.ts';
import { createLetters } from './mails/send-letters.ts';
import { createFcm, readServiceAccount } from './push/fcm.ts';
import { createSendToDevice } from './push/send-to-device.ts';
import { createWebPush, vapidKeysOf } from './push/web-push.ts';

/** The job queue of this domain, and how notices are announced to it. */
export function createQueue(runtime: Runtime) {
  const { redis, redisPrefix, clock, logger } = runtime;
  const queue = new JobQueue({ connection: redis, prefix: redisPrefix });
  const announce: NotificationDeps['announce'] = async (channels, notice, dueAt) => {
    const delayMs = Math.max(0, dueAt.getTime() - clock.now().getTime());
    try {
      for (const channel of channels) {
        const input = { deliveryId: deliveryId(channel, notice), receiverId: notice.receiverId };
        await queue.enqueue(DeliverNotice, input, { delayMs });
      }
    } catch (error) {
      logger.warn({ err: error }, 'a delivery waits for the sweep');
    }
  };
  return { queue, announce };
}

/** For how long a user still counts as connected, in seconds; null: offline. */
export async function connectedForSec({ redis, redisPrefix }: Runtime, userId: string): Promise<number | null> {
  const leftMs = await redis.pttl(redisPrefix + liveConnectionKey(userId));
  return leftMs === ABSENT ? null : Math.max(0, leftMs) / 1000;
}

/** What Redis says of a key that is not there. */
const ABSENT = -2;

type SharedDeps = Omit<
  DeliverDeps & DigestDeps,
  'requestSend' | 'sendToDevice' | 'sendLetter' | 'sendDigest' | 'requestDigest' | 'connectedForSec'
>;

/** The ways out of the application: push services, mails, and the jobs that lead there. */
export function createChannels(runtime: Runtime, config: NotificationsConfig, queue: JobQueue, shared: SharedDeps) {
  const isProduction = runtime.config.NODE_ENV === 'production';
  const endpoints = { isDevelopment: !isProduction, hosts: config.WEB_PUSH_HOSTS };
  const keys = vapidKeys(config);
  const account = config.FCM_SERVICE_ACCOUNT_FILE === null ? null : readServiceAccount(config.FCM_SERVICE_ACCOUNT_FILE);
  const letters = createLetters({
    calls: runtime.calls,
    mailer: mailerOf(runtime, config),
    appUrl: config.APP_URL ?? runtime.config.PUBLIC_URL,
  });
  const deliver: DeliverDeps = {
    ...shared,
    connectedForSec: (userId) => connectedForSec(runtime, userId),
    requestSend: async (device, { receiverId, channel, hasWaited, dueAt, ...delivery }) => {
      const input = {
        deviceId: device.id,
        delivery: { ...delivery, receiverId, args: { ...delivery.args }, threadIds: [...delivery.threadIds] },
      };
      await queue.enqueue(SendPush, input);
    },
    sendToDevice: createSendToDevice({
      web: createWebPush({ keys, endpoints }),
      fcm: account && createFcm({ account, endpoint: config.FCM_ENDPOINT }),
      development: isProduction ? null : new DevelopmentPushes(runtime.database('wechat_dev')),
    }),
    sendLetter: letters.sendNotification,
  };
  const digest: DigestDeps = {
    ...shared,
    sendDigest: letters.sendDigest,
    requestDigest: async (userId) => {
      await queue.enqueue(SendDigest, { userId });
    },
  };
  const endpointRules: DeviceDeps['endpoints'] = endpoints;
  return { deliver, digest, endpoints: endpointRules, webPushKey: keys.publicKey };
}

function vapidKeys({ VAPID_PRIVATE_KEY, VAPID_SUBJECT }: NotificationsConfig) {
  try {
    return vapidKeysOf(VAPID_PRIVATE_KEY, VAPID_SUBJECT);
  } catch {
    throw new ConfigError(['VAPID_PRIVATE_KEY is no private key of P-256 (32 bytes, base64url)']);
  }
}

function mailerOf(runtime: Runtime, config: NotificationsConfig): Mailer {
  if (config.SMTP_URL !== null) return createSmtpMailer(config.SMTP_URL, config.MAIL_FROM);
  if (runtime.config.NODE_ENV === 'production')
    throw new ConfigError(['SMTP_URL is required in production: mails must go somewhere']);
  return new DevelopmentMailbox(runtime.database('wechat_dev'));
}
