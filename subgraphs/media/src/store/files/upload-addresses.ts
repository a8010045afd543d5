import { createHmac, timingSafeEqual } from 'node:crypto';
import type { UploadTarget } from '../../domain/ports.ts';

/** Path under which bytes are received: `/uploads/<mediaId>?signature=…`. */
export const UPLOADS_PATH = '/uploads';

/** Addresses at which the platform itself takes the bytes of one upload. When they end stands in the upload. */
export class UploadAddresses {
  readonly #secret: string;
  readonly #publicUrl: string;

  constructor(secret: string, publicUrl: string) {
    this.#secret = secret;
    this.#publicUrl = publicUrl.replace(/\/+$/, '');
  }

  addressOf(mediaId: string): string {
    return `${this.#publicUrl}${UPLOADS_PATH}/${mediaId}?signature=${this.#sign(mediaId).toString('base64url')}`;
  }

  /** Where the first part of a resumable upload goes (tus 1.0). */
  resumable(mediaId: string): UploadTarget {
    const headers = [
      { name: 'Tus-Resumable', value: '1.0.0' },
      { name: 'Upload-Offset', value: '0' },
      { name: 'Content-Type', value: 'application/offset+octet-stream' },
    ];
    return { method: 'PATCH', url: this.addressOf(mediaId), headers };
  }

  /** Whether somebody was given this address. */
  isOurs(mediaId: string, signature: string): boolean {
    const given = Buffer.from(signature, 'base64url');
    const right = this.#sign(mediaId);
    return given.length === right.length && timingSafeEqual(given, right);
  }

  #sign(mediaId: string): Buffer {
    return createHmac('sha256', this.#secret).update(`upload\n${mediaId}`).digest().subarray(0, 18);
  }
}
