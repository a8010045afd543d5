import { createECDH } from 'node:crypto';
import webPush from 'web-push';
import type { PushOutcome } from '../domain/deliver.ts';
import { type Device, type EndpointRules, isAllowedEndpoint } from '../domain/device.ts';
import type { PushMessage } from '../domain/push-message.ts';
import { outcomeOfStatus } from './outcome.ts';

/** The key pair by which push services know us (VAPID, RFC 8292): P-256, base64url. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  /** `mailto:` or `https:` address under which a push service reaches us. */
  readonly subject: string;
}

/** Derives the public key that browsers subscribe with. Throws when the private key is none of the curve. */
export function vapidKeysOf(privateKey: string, subject: string): VapidKeys {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  return { publicKey: curve.getPublicKey('base64url'), privateKey, subject };
}

const KEPT_SEC = 86_400;
const TIMEOUT_MS = 10_000;

/**
 * Pushes over the Web Push protocol (RFC 8030, payload encrypted by RFC 8291). The endpoint is judged again: rules may have become
 * stricter since it was registered.
 */
export function createWebPush(options: { keys: VapidKeys; endpoints: EndpointRules }) {
  const { publicKey, privateKey, subject } = options.keys;
  return async (device: Device, message: PushMessage): Promise<PushOutcome> => {
    if (device.keys === null || !isAllowedEndpoint(device.address, options.endpoints))
      return { kind: 'refused', reason: 'the endpoint is not allowed' };
    const { collapseKey, isUrgent, ...payload } = message;
    const request = webPush.generateRequestDetails(
      { endpoint: device.address, keys: { ...device.keys } },
      JSON.stringify(payload),
      {
        vapidDetails: { subject, publicKey, privateKey },
        TTL: KEPT_SEC,
        urgency: isUrgent ? 'high' : 'normal',
        topic: collapseKey,
        contentEncoding: 'aes128gcm',
      },
    );
    const { 'Content-Length': _length, ...headers } = request.headers;
    const response = await fetch(request.endpoint, {
      method: 'POST',
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      body: new Uint8Array(request.body ?? Buffer.alloc(0)),
      // A push service answers itself; following it elsewhere would call an address that nobody allowed.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return outcomeOfStatus('the push service', response.status);
  };
}
