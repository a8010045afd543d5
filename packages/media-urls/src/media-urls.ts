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

/** A signed access is of one kind: `s` opens all files of an upload, `p` the parts of its renditions alone. */
const WHOLE = 's';
const PLAYING = 'p';

/** One file of one upload, at one moment. */
export interface MediaAddress {
  readonly mediaId: string;
  /** Since when access counts: signed addresses with an earlier time are dead. Null: since ever. */
  readonly accessSince: Date | null;
  /** Of media that everybody may see; null: the address is signed and expires. */
  readonly publicKey: string | null;
  /** As media names it, e.g. `k3b9/1080p/index.m3u8`. */
  readonly file: string;
  readonly now: Date;
}

/** What a signed access opens. */
export interface MediaAccess {
  readonly until: Date;
  /** `accessSince` of its upload when it was signed; the beginning of time for null. */
  readonly since: Date;
  /** It opens only what lies in the folders of renditions: enough to play on, not to begin anew. */
  readonly isPlaying: boolean;
}

/**
 * Addresses of media files. The access stands in the path, so that what a playlist names relatively is reached by the same access. A public
 * address never changes its content; a signed one opens all files of one upload until it expires, or until those who were let in are shut out.
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
  address({ mediaId, accessSince, publicKey, file, now }: MediaAddress): string {
    if (publicKey !== null) return `${this.#baseUrl}${PUBLIC_MEDIA_PATH}/${publicKey}/${file}`;
    const spanMs = this.#ttlMs >= ROUNDED_FROM_MS ? Math.floor(this.#ttlMs / SPANS_A_LIFE) : 1;
    const untilMs = Math.floor(now.getTime() / spanMs) * spanMs + this.#ttlMs;
    return `${this.#baseUrl}${SIGNED_MEDIA_PATH}/${this.#token(mediaId, WHOLE, untilMs, accessSince)}/${mediaId}/${file}`;
  }

  /** The access by which somebody who was let in plays `durationSec` seconds to their end: that much longer than any other access lives. */
  playingAccess(mediaId: string, accessSince: Date | null, durationSec: number, now: Date): string {
    return this.#token(mediaId, PLAYING, now.getTime() + Math.ceil(durationSec * 1000) + this.#ttlMs, accessSince);
  }

  /** What the access in a signed address opens; null when it is malformed, forged, expired, or of another upload. `since` is for the caller to compare. */
  verify(token: string, mediaId: string, now: Date): MediaAccess | null {
    const [terms = '', mac, ...rest] = token.split('-');
    const [, kind, expiry = '', since = ''] = /^([sp])([0-9a-z]{1,12})\.([0-9a-z]{1,12})$/.exec(terms) ?? [];
    if (kind === undefined || mac === undefined || rest.length > 0 || mac.length > 64) return null;
    const given = Buffer.from(mac, 'hex');
    const expected = this.#mac(mediaId, terms);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const until = new Date(Number.parseInt(expiry, 36));
    return until > now ? { until, since: new Date(Number.parseInt(since, 36)), isPlaying: kind === PLAYING } : null;
  }

  #token(mediaId: string, kind: string, untilMs: number, since: Date | null): string {
    const terms = `${kind}${untilMs.toString(36)}.${(since?.getTime() ?? 0).toString(36)}`;
    return `${terms}-${this.#mac(mediaId, terms).toString('hex')}`;
  }

  #mac(mediaId: string, terms: string): Buffer {
    return createHmac('sha256', this.#secret).update(`media-url\n${mediaId}\n${terms}`).digest().subarray(0, MAC_BYTES);
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
