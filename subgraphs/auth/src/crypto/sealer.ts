import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Bytes } from '@app/prisma';
import { deriveKey } from './secrets.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what must be read again (AES-256-GCM). `purpose` separates kinds of secrets: what was sealed for one cannot be opened for another. */
export class Sealer {
  readonly #key: Buffer;

  constructor(secret: string, purpose: string) {
    this.#key = deriveKey(secret, purpose);
  }

  /** `about` binds the result to its place, e.g. the user's id: moved elsewhere it cannot be opened. */
  seal(text: string, about = ''): Bytes {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(about));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
  }

  /** Null for anything that was not sealed with this key, for this purpose and place. */
  open(sealed: Uint8Array, about = ''): string | null {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(about));
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }
}
