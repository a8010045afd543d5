import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type ConfigOf, config } from '@app/kernel';

/** What every domain that hands out addresses of media files must agree on. */
export const mediaUrlSettings = {
  MEDIA_URL_SECRET: config.secret(
    'development-only-media-url-secret-change-me',
    'Signs upload addresses, and the addresses of media that are not public',
  ),
  MEDIA_URL_TTL_SEC: config.integer(900, 'Longest life of a signed media address', 1),
  MEDIA_CDN_URL: config.optionalString('Where clients fetch media; PUBLIC_URL when absent'),
};
export type MediaUrlConfig = ConfigOf<typeof mediaUrlSettings>;

/** Path under which public media are served: `/media/p/<publicKey>/<file>`. */
export const PUBLIC_MEDIA_PATH = '/media/p';
/** Path under which all other media are served: `/media/s/<token>/<mediaId>/<file>`. */
export const SIGNED_MEDIA_PATH = '/media/s';

const KEY_BYTES = 12;
const ID_BYTES = 16;
const MAC_BYTES = 18;
/** Addresses of one span are equal, so that they can be cached. From this life on. */
const SPANS_A_LIFE = 6;
const ROUNDED_FROM_MS = 60_000;

/** One file of one upload, at one moment. */
export interface MediaAddress {
  readonly mediaId: string;
  /** Of media that everybody may see; null: the address is signed and expires. */
  readonly publicKey: string | null;
  /** As media names it, e.g. `k3b9/1080p/index.m3u8`. */
  readonly file: string;
  readonly now: Date;
}

/**
 * Addresses of media files. The access stands in the path, so that what a playlist names relatively is reached by the same access. A public
 * address never changes its content; a signed one opens all files of one upload until it expires.
 */
export class MediaUrls {
  readonly #secret: string;
  readonly #baseUrl: string;
  readonly #ttlMs: number;

  /** `publicUrl`: where clients reach the platform; `MEDIA_CDN_URL` goes before it. */
  constructor(settings: MediaUrlConfig, publicUrl: string) {
    this.#secret = settings.MEDIA_URL_SECRET;
    this.#baseUrl = (settings.MEDIA_CDN_URL ?? publicUrl).replace(/\/+$/, '');
    this.#ttlMs = settings.MEDIA_URL_TTL_SEC * 1000;
  }

  /** The address of a file: immutable when it is public, else signed, for at most MEDIA_URL_TTL_SEC and at least five sixths of it. */
  address({ mediaId, publicKey, file, now }: MediaAddress): string {
    if (publicKey !== null) return `${this.#baseUrl}${PUBLIC_MEDIA_PATH}/${publicKey}/${file}`;
    return `${this.#baseUrl}${SIGNED_MEDIA_PATH}/${this.#token(mediaId, now)}/${mediaId}/${file}`;
  }

  /** When the access in a signed address ends; null when it is malformed, forged, expired, or of another upload. */
  verify(token: string, mediaId: string, now: Date): Date | null {
    const [expiry = '', mac, ...rest] = token.split('-');
    if (mac === undefined || rest.length > 0 || !/^[0-9a-z]{1,12}$/.test(expiry) || mac.length > 64) return null;
    const given = Buffer.from(mac, 'hex');
    const expected = this.#mac(mediaId, expiry);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const expiresAt = new Date(Number.parseInt(expiry, 36));
    return expiresAt > now ? expiresAt : null;
  }

  #token(mediaId: string, now: Date): string {
    const spanMs = this.#ttlMs >= ROUNDED_FROM_MS ? Math.floor(this.#ttlMs / SPANS_A_LIFE) : 1;
    const expiry = (Math.floor(now.getTime() / spanMs) * spanMs + this.#ttlMs).toString(36);
    return `${expiry}-${this.#mac(mediaId, expiry).toString('hex')}`;
  }

  #mac(mediaId: string, expiry: string): Buffer {
    return createHmac('sha256', this.#secret).update(`media-url\n${mediaId}\n${expiry}`).digest().subarray(0, MAC_BYTES);
  }
}

/** A new address part for public media: names its upload, so that it is found by its id, and cannot be guessed. */
export function newPublicKey(mediaId: string): string {
  return Buffer.concat([Buffer.from(mediaId.replaceAll('-', ''), 'hex'), randomBytes(KEY_BYTES)]).toString('base64url');
}

/** The id of the upload that a public key names; null for anything else. */
export function mediaIdOfPublicKey(publicKey: string): string | null {
  if (!/^[A-Za-z0-9_-]{38}$/.test(publicKey)) return null;
  const hex = Buffer.from(publicKey, 'base64url').subarray(0, ID_BYTES).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
