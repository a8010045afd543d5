import { DEVICE_ADDRESS_MAX, deviceNameField } from '@app/collections/wechat_notifications/fields';
import { type Clock, checkInput, type InvalidInput, type Transact, type Viewer } from '@app/kernel';
import { z } from 'zod';
import type { DeviceStore } from './ports.ts';

/** A device that takes pushes. */
export interface Device {
  readonly id: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly platform: 'WEB' | 'FCM';
  readonly name: string;
  /** The endpoint (WEB) or token (FCM). */
  readonly address: string;
  /** What a payload is encrypted with; null for FCM and for the development receiver. */
  readonly keys: { readonly p256dh: string; readonly auth: string } | null;
  /** When it was registered, or registered again. */
  readonly lastUsedAt: Date;
  readonly createdAt: Date;
}

/** Which endpoints a browser may name. */
export interface EndpointRules {
  /** `dev:NAME` and plain HTTP are taken: pushes land in the development receiver or on this machine. */
  readonly isDevelopment: boolean;
  /** Hosts of push services; one that begins with a dot stands for everything below it. */
  readonly hosts: readonly string[];
}

export interface DeviceDeps {
  readonly devices: DeviceStore;
  readonly transact: Transact;
  readonly clock: Clock;
  readonly endpoints: EndpointRules;
  readonly devicesPerUser: number;
}

export type DeviceOutcome = { readonly kind: 'DeviceSuccess'; readonly device: Device } | InvalidInput;

/** Begins the addresses of the development receiver. */
export const DEVELOPMENT_SCHEME = 'dev:';

const DEVELOPMENT_ADDRESS = /^dev:[\w.-]{1,100}$/;
const UNCOMPRESSED_POINT_BYTES = 65;
const AUTH_SECRET_BYTES = 16;

/**
 * Lets the viewer's device take pushes. Registering it again renews it; one that another user had registered is theirs no longer. A
 * user keeps the newest devices, up to a limit.
 */
export async function registerDevice(deps: DeviceDeps, viewer: Viewer, input: unknown): Promise<DeviceOutcome> {
  const checked = checkInput(inputSchema(deps.endpoints), input);
  if (!checked.ok) return checked.refusal;
  const at = deps.clock.now();
  const registration = { ...checked.value, userId: viewer.id, sessionId: viewer.sessionId };
  const device = await deps.transact(async (tx) => {
    const registered = await deps.devices.register(registration, at, tx);
    await deps.devices.keepNewest(viewer.id, deps.devicesPerUser, tx);
    return registered;
  });
  return { kind: 'DeviceSuccess', device };
}

/** Ends the pushes to one of the viewer's devices; false when it is none of theirs. */
export function unregisterDevice(deps: Pick<DeviceDeps, 'devices'>, viewer: Viewer, id: string): Promise<boolean> {
  return deps.devices.remove(id, viewer.id);
}

/** Whether pushes may be sent to this endpoint: a push service that is known, so that nobody makes us call addresses of their choice. */
export function isAllowedEndpoint(endpoint: string, { isDevelopment, hosts }: EndpointRules): boolean {
  if (endpoint.startsWith(DEVELOPMENT_SCHEME)) return isDevelopment && DEVELOPMENT_ADDRESS.test(endpoint);
  const url = URL.parse(endpoint);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (isDevelopment && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return /^https?:$/.test(url.protocol);
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host));
}

function inputSchema(endpoints: EndpointRules) {
  const name = deviceNameField();
  const bytes = (count: number) =>
    z
      .string()
      .max(200)
      .refine((value) => /^[\w-]+=*$/.test(value) && Buffer.from(value, 'base64url').length === count, {
        params: { code: 'BAD_FORMAT' },
      });
  const address = z.string().min(1).max(DEVICE_ADDRESS_MAX);
  const endpoint = address.refine((value) => isAllowedEndpoint(value, endpoints), { params: { code: 'BAD_FORMAT' } });
  const required = { params: { code: 'REQUIRED' } };
  const web = z
    .object({
      platform: z.literal('WEB'),
      name,
      endpoint,
      p256dh: bytes(UNCOMPRESSED_POINT_BYTES).nullish(),
      auth: bytes(AUTH_SECRET_BYTES).nullish(),
    })
    .refine((device) => isDevelopmentAddress(device.endpoint) || Boolean(device.p256dh), { ...required, path: ['p256dh'] })
    .refine((device) => isDevelopmentAddress(device.endpoint) || Boolean(device.auth), { ...required, path: ['auth'] })
    .transform(({ platform, p256dh, auth, ...device }) => ({
      platform,
      name: device.name,
      address: device.endpoint,
      keys: p256dh && auth ? { p256dh, auth } : null,
    }));
  const fcm = z
    .object({ platform: z.literal('FCM'), name, token: address.regex(/^[\w:%.~-]+$/) })
    .refine(({ token }) => !isDevelopmentAddress(token) || isAllowedEndpoint(token, endpoints), {
      params: { code: 'BAD_FORMAT' },
      path: ['token'],
    })
    .transform(({ platform, token, ...device }) => ({ platform, name: device.name, address: token, keys: null }));
  return z.discriminatedUnion('platform', [web, fcm]);
}

function isDevelopmentAddress(address: string): boolean {
  return address.startsWith(DEVELOPMENT_SCHEME);
}
