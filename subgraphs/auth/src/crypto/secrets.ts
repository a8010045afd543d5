import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Bytes } from '@app/prisma';

/** A new secret of 256 bits, as text that fits into a URL. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a secret: the only form in which it is stored. */
export function hashSecret(secret: string): Bytes {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}

/** A key for one purpose, from a secret that serves several. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}

/** HMAC-SHA-256 of a text. */
export function keyedHash(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
