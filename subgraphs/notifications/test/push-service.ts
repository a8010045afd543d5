import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { until } from '@app/testkit';
import { importJWK, jwtVerify } from 'jose';

/** A push as the browser reads it. */
export interface DecryptedPush {
  readonly payload: Record<string, unknown>;
  readonly ttl: string | undefined;
  readonly urgency: string | undefined;
  readonly topic: string | undefined;
  /** The sender's VAPID key and claims; the signature was good. */
  readonly vapid: { readonly key: string; readonly audience: unknown; readonly subject: unknown };
}

/** A push service of our own that speaks the protocol: RFC 8030 with VAPID (RFC 8292), read as a browser reads it (RFC 8291, RFC 8188). */
export class LocalPushService implements AsyncDisposable {
  readonly #server: Server;
  readonly #subscriptions = new Map<string, { curve: ECDH; auth: Buffer; received: DecryptedPush[]; answers: number[] }>();
  /** Requests so far, answered well or not. */
  requests = 0;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        (status) => response.writeHead(status).end(),
        (error: unknown) => response.writeHead(400).end(String(error)),
      );
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** What a browser would hand out; `answers` are statuses for the first pushes, 201 afterwards. */
  subscribe(...answers: number[]): { endpoint: string; p256dh: string; auth: string } {
    const [id, curve, auth] = [randomBytes(8).toString('hex'), createECDH('prime256v1'), randomBytes(16)];
    const p256dh = curve.generateKeys('base64url');
    this.#subscriptions.set(id, { curve, auth, received: [], answers });
    return { endpoint: `${this.#origin()}/push/${id}`, p256dh, auth: auth.toString('base64url') };
  }

  /** How many of the first pushes are still to be refused. */
  refusalsLeft(endpoint: string): number {
    return this.#subscriptions.get(endpoint.slice(endpoint.lastIndexOf('/') + 1))?.answers.length ?? 0;
  }

  /** What arrived at an endpoint so far. */
  received(endpoint: string): readonly DecryptedPush[] {
    return this.#subscriptions.get(endpoint.slice(endpoint.lastIndexOf('/') + 1))?.received ?? [];
  }

  next(endpoint: string, count = 1): Promise<DecryptedPush> {
    return until(() => this.received(endpoint)[count - 1]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The push service does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  async #answer(request: IncomingMessage): Promise<number> {
    this.requests += 1;
    const subscription = this.#subscriptions.get(request.url?.replace('/push/', '') ?? '');
    const body = Buffer.concat(await request.toArray());
    if (subscription === undefined || request.method !== 'POST') return 404;
    const status = subscription.answers.shift() ?? 201;
    if (status !== 201) return status;
    if (request.headers['content-encoding'] !== 'aes128gcm') return 415;
    const header = (name: string) => (request.headers[name] === undefined ? undefined : String(request.headers[name]));
    subscription.received.push({
      payload: JSON.parse(decrypt(body, subscription.curve, subscription.auth)),
      ttl: header('ttl'),
      urgency: header('urgency'),
      topic: header('topic'),
      vapid: await this.#verify(request.headers.authorization ?? ''),
    });
    return status;
  }

  async #verify(authorization: string): Promise<DecryptedPush['vapid']> {
    const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
    const point = Buffer.from(key, 'base64url');
    const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
    const publicKey = await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256');
    const { payload } = await jwtVerify(token, publicKey, { audience: this.#origin() });
    return { key, audience: payload.aud, subject: payload.sub };
  }
}

/** RFC 8188 with the keys of RFC 8291: salt (16), record size (4), key length (1), sender's key, then one record. */
function decrypt(body: Buffer, receiver: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const record = body.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), receiver.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', receiver.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  return padded.subarray(0, end).toString('utf8');
}
