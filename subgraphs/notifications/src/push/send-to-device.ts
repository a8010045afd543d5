import type { DevelopmentPushes } from '@app/mail';
import type { SendToDevice } from '../domain/deliver.ts';
import { DEVELOPMENT_SCHEME } from '../domain/device.ts';

/** The services that take pushes; null: not configured. */
export interface PushServices {
  readonly web: SendToDevice;
  readonly fcm: SendToDevice | null;
  /** Takes pushes to `dev:NAME`; null in production. */
  readonly development: Pick<DevelopmentPushes, 'receive'> | null;
}

/** Picks the service by the device's platform and address. */
export function createSendToDevice({ web, fcm, development }: PushServices): SendToDevice {
  return async (device, message) => {
    if (device.address.startsWith(DEVELOPMENT_SCHEME)) {
      if (development === null) return { kind: 'gone' };
      const { title, body, deepLink, collapseKey } = message;
      await development.receive(device.address.slice(DEVELOPMENT_SCHEME.length), { title, body, deepLink, collapseKey });
      return { kind: 'sent' };
    }
    if (device.platform === 'WEB') return web(device, message);
    return fcm === null ? { kind: 'refused', reason: 'FCM is not configured' } : fcm(device, message);
  };
}
