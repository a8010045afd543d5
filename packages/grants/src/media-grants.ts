import { createHmac, timingSafeEqual } from 'node:crypto';
import { addSeconds, config } from '@app/kernel';

/** The secret that domains which hand out grants share with media. */
export const grantSettings = {
  MEDIA_GRANT_SECRET: config.secret(
    'development-only-media-grant-secret-change-me',
    'Signs the permissions to see media that domains hand out with what they show',
  ),
};

/** Shortest life of a grant, in seconds; the same as that of a signed media URL. */
export const GRANT_TTL_SEC = 900;
/** Grants of one span expire together, so that the URLs made of them are equal and can be cached. */
const ROUNDING_SEC = 300;

/** When a grant handed out at `now` expires: 15 to 20 minutes later, the same moment for all of one span of 5 minutes. */
export function grantExpiry(now: Date): Date {
  const earliestSec = addSeconds(now, GRANT_TTL_SEC).getTime() / 1000;
  return new Date(Math.ceil(earliestSec / ROUNDING_SEC) * ROUNDING_SEC * 1000);
}

/** What a valid grant says. */
export interface GrantedAccess {
  readonly expiresAt: Date;
  /** Given to everybody, not to one viewer: the object that carries the file is public. */
  readonly isPublic: boolean;
}

/**
 * Permissions to see a file, handed out by the domain that has just decided to show the object which carries it. A grant belongs to one
 * file and one viewer (null: everybody) and expires. HMAC-SHA-256 over all of it; no store is asked.
 */
export class MediaGrants {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** A grant for `viewerId` (null: for everybody) until `expiresAt`; take `grantExpiry(now)` for it. */
  issue(mediaId: string, viewerId: string | null, expiresAt: Date): string {
    const expiry = Math.floor(expiresAt.getTime() / 1000).toString(36);
    const audience = viewerId === null ? 'all' : 'one';
    return `${audience}.${expiry}.${this.#mac(mediaId, viewerId, expiry).toString('base64url')}`;
  }

  /** What the grant allows `viewerId` (null: anonymous) now; null when it is malformed, expired, or of another file or viewer. */
  verify(grant: string, mediaId: string, viewerId: string | null, now: Date): GrantedAccess | null {
    const [audience, expiry, mac, ...rest] = grant.split('.');
    if (mac === undefined || expiry === undefined || rest.length > 0 || (audience !== 'all' && audience !== 'one')) return null;
    const isPublic = audience === 'all';
    if (!isPublic && viewerId === null) return null;
    const given = Buffer.from(mac, 'base64url');
    const expected = this.#mac(mediaId, isPublic ? null : viewerId, expiry);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const expiresAt = new Date(Number.parseInt(expiry, 36) * 1000);
    return expiresAt > now ? { expiresAt, isPublic } : null;
  }

  #mac(mediaId: string, viewerId: string | null, expiry: string): Buffer {
    return createHmac('sha256', this.#secret)
      .update(`media-grant\n${mediaId}\n${viewerId ?? '*'}\n${expiry}`)
      .digest()
      .subarray(0, 18);
  }
}
