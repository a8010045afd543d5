import { addSeconds } from '@app/kernel';
import { type CryptoKey, importJWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { AccessTokenClaims, AccessTokenIssuer } from '../domain/ports.ts';

const privateKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  d: z.string(),
  x: z.string(),
  kid: z.string().min(1),
});
const keySetSchema = z.object({ keys: z.array(privateKeySchema).min(1) });

/** Public half of a key, as the JWKS shows it. */
type PublicKey = Readonly<Record<'kty' | 'crv' | 'x' | 'kid' | 'alg' | 'use', string>>;

/** How access tokens are made. */
export interface AccessTokensOptions {
  /** A private JSON Web Key Set: the first key signs, the others still verify. */
  readonly keySet: string;
  readonly issuer: string;
  readonly audience: string;
  readonly ttlSec: number;
}

/** Signs access tokens (RFC 9068, EdDSA). Throws at once when the key set has another shape. */
export class AccessTokens implements AccessTokenIssuer {
  readonly #options: AccessTokensOptions;
  readonly #keys: readonly z.output<typeof privateKeySchema>[];
  #signing: Promise<CryptoKey | Uint8Array> | null = null;

  constructor(options: AccessTokensOptions) {
    this.#options = options;
    this.#keys = parseKeySet(options.keySet);
  }

  async issue(claims: AccessTokenClaims, now: Date): Promise<{ readonly token: string; readonly expiresAt: Date }> {
    const [first] = this.#keys;
    if (first === undefined) throw new Error('SIGNING_KEYS holds no key.');
    this.#signing ??= importJWK(first, 'EdDSA');
    const expiresAt = addSeconds(now, this.#options.ttlSec);
    const token = await new SignJWT({ sid: claims.sessionId })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: first.kid })
      .setIssuer(this.#options.issuer)
      .setAudience(this.#options.audience)
      .setSubject(claims.userId)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(expiresAt)
      .sign(await this.#signing);
    return { token, expiresAt: new Date(Math.floor(expiresAt.getTime() / 1_000) * 1_000) };
  }

  /** Null for a token that is not ours, not valid yet, or expired at `now`. */
  async verify(token: string, now: Date): Promise<AccessTokenClaims | null> {
    for (const key of this.publicKeys()) {
      try {
        const { payload } = await jwtVerify(token, await importJWK(key, 'EdDSA'), {
          algorithms: ['EdDSA'],
          typ: 'at+jwt',
          issuer: this.#options.issuer,
          audience: this.#options.audience,
          requiredClaims: ['exp', 'sub', 'sid'],
          currentDate: now,
        });
        if (typeof payload.sub !== 'string' || typeof payload.sid !== 'string') return null;
        return { userId: payload.sub, sessionId: payload.sid };
      } catch {
        // Another key may have signed it.
      }
    }
    return null;
  }

  publicKeys(): PublicKey[] {
    return this.#keys.map(({ x, kid }) => ({ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' }));
  }
}

function parseKeySet(text: string): readonly z.output<typeof privateKeySchema>[] {
  try {
    return keySetSchema.parse(JSON.parse(text)).keys;
  } catch {
    // Without the cause: its text would carry the key into the log.
    throw new Error('SIGNING_KEYS must be a private JSON Web Key Set of Ed25519 keys with `kid`.');
  }
}
