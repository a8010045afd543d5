import { readFileSync } from 'node:fs';
import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import type { PushOutcome } from '../domain/deliver.ts';
import type { Device } from '../domain/device.ts';
import type { PushMessage } from '../domain/push-message.ts';
import { outcomeOfStatus, PushServiceError } from './outcome.ts';

const accountSchema = z.object({
  project_id: z.string(),
  client_email: z.string(),
  private_key: z.string(),
  token_uri: z.string().default('https://oauth2.googleapis.com/token'),
});
/** A Google service account, as its key file says. */
export type ServiceAccount = z.output<typeof accountSchema>;

/** Reads a key file; throws when it is none. */
export function readServiceAccount(file: string): ServiceAccount {
  return accountSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const TIMEOUT_MS = 10_000;
const KEPT_SEC = 86_400;
/** A token is renewed so long before it ends. */
const RENEW_BEFORE_MS = 60_000;

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });
const errorSchema = z.object({
  error: z.object({ details: z.array(z.object({ errorCode: z.string().optional() })).default([]) }),
});

/** Pushes through Firebase Cloud Messaging, HTTP v1. `endpoint` is where the service is, without a path. */
export function createFcm(options: { account: ServiceAccount; endpoint: string }) {
  const { account, endpoint } = options;
  const accessToken = createAccessTokens(account);
  const url = `${endpoint}/v1/projects/${encodeURIComponent(account.project_id)}/messages:send`;
  return async (device: Device, message: PushMessage): Promise<PushOutcome> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await accessToken()}` },
      body: JSON.stringify({ message: messageOf(device.address, message) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json().catch(() => null);
    if (response.status === 401) {
      accessToken.forget();
      throw new PushServiceError('FCM did not accept the access token');
    }
    if (errorCodeOf(body) === 'UNREGISTERED') return { kind: 'gone' };
    // Only UNREGISTERED speaks of the device; a 404 without it is a wrong project.
    if (response.status === 404) return { kind: 'refused', reason: 'FCM answered 404' };
    return outcomeOfStatus('FCM', response.status);
  };
}

function messageOf(token: string, message: PushMessage) {
  const { title, body, imageUrl, deepLink, collapseKey, type, notificationId, unread, isUrgent } = message;
  return {
    token,
    notification: { title, body, ...(imageUrl === null ? {} : { image: imageUrl }) },
    data: { deepLink, type, unread: String(unread), ...(notificationId === null ? {} : { notificationId }) },
    android: {
      collapse_key: collapseKey,
      priority: isUrgent ? 'HIGH' : 'NORMAL',
      ttl: `${KEPT_SEC}s`,
      notification: { tag: collapseKey },
    },
    apns: {
      headers: { 'apns-collapse-id': collapseKey, 'apns-priority': isUrgent ? '10' : '5' },
      payload: { aps: { badge: unread, 'thread-id': collapseKey } },
    },
  };
}

function errorCodeOf(body: unknown): string | null {
  const parsed = errorSchema.safeParse(body);
  return parsed.success ? (parsed.data.error.details.find(({ errorCode }) => errorCode !== undefined)?.errorCode ?? null) : null;
}

/** Access tokens by the JWT bearer grant (RFC 7523), renewed before they end; one request at a time. */
function createAccessTokens({ client_email, private_key, token_uri }: ServiceAccount) {
  let current: { readonly token: Promise<string>; endsAtMs: number } | null = null;
  const request = async (): Promise<z.output<typeof tokenSchema>> => {
    const assertion = await new SignJWT({ scope: SCOPE })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(client_email)
      .setAudience(token_uri)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(await importPKCS8(private_key, 'RS256'));
    const response = await fetch(token_uri, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: GRANT, assertion }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new PushServiceError(`the token endpoint of FCM answered ${response.status}`);
    return tokenSchema.parse(await response.json());
  };
  const get = (): Promise<string> => {
    if (current !== null && current.endsAtMs > Date.now()) return current.token;
    const requested = request();
    const fresh = { token: requested.then(({ access_token }) => access_token), endsAtMs: Number.POSITIVE_INFINITY };
    current = fresh;
    requested.then(
      ({ expires_in }) => {
        fresh.endsAtMs = Date.now() + expires_in * 1000 - RENEW_BEFORE_MS;
      },
      () => {
        if (current === fresh) current = null;
      },
    );
    return fresh.token;
  };
  return Object.assign(get, {
    forget: () => {
      current = null;
    },
  });
}
