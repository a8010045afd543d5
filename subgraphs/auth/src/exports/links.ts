import { timingSafeEqual } from 'node:crypto';
import { isId } from '@app/kernel';
import { deriveKey, keyedHash } from '../crypto/secrets.ts';

/** Path under which exports are fetched. */
export const EXPORTS_PATH = '/exports';

/** Signed links to exports: `/exports/ID?expires=SECONDS&signature=…`. */
export class ExportLinks {
  readonly #key: Buffer;
  readonly #publicUrl: string;

  constructor(options: { readonly secret: string; readonly publicUrl: string }) {
    this.#key = deriveKey(options.secret, 'export-links');
    this.#publicUrl = options.publicUrl;
  }

  linkTo(exportId: string, expiresAt: Date): string {
    const expires = String(Math.floor(expiresAt.getTime() / 1_000));
    const url = new URL(`${EXPORTS_PATH}/${exportId}`, this.#publicUrl);
    url.search = new URLSearchParams({ expires, signature: this.#sign(exportId, expires).toString('base64url') }).toString();
    return url.href;
  }

  /** Whether somebody was given this link, and it still works. */
  isValid(link: { readonly exportId: string; readonly expires: string; readonly signature: string }, now: Date): boolean {
    const { exportId, expires, signature } = link;
    if (!isId(exportId) || !/^\d{1,12}$/.test(expires) || Number(expires) * 1_000 <= now.getTime()) return false;
    const given = Buffer.from(signature, 'base64url');
    const right = this.#sign(exportId, expires);
    return given.length === right.length && timingSafeEqual(given, right);
  }

  #sign(exportId: string, expires: string): Buffer {
    return keyedHash(this.#key, `${exportId}:${expires}`);
  }
}
