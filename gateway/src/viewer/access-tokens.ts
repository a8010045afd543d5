import type { ServiceCalls } from '@app/calls';
import { GetJwks } from '@app/contracts';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { BoundedCache } from '../execution/bounded-cache.ts';

/** What a valid access token says. Roles are not among it: they are the session's. */
export interface AccessToken {
  readonly userId: string;
  readonly sessionId: string;
  readonly expiresAtMs: number;
}

/** What access tokens must carry, and how their keys are kept. */
export interface AccessTokensOptions {
  readonly calls: ServiceCalls;
  readonly issuer: string;
  readonly audience: string;
  readonly maxAgeMs: number;
  readonly cooldownMs: number;
}

const CLOCK_TOLERANCE_SEC = 2;
const MAX_TOKEN_LENGTH = 4096;
const VERIFIED_TOKENS = 10_000;

type KeySet = ReturnType<typeof createLocalJWKSet>;

/** Verifies access tokens (JWT, EdDSA, RFC 9068) with the keys that auth publishes. */
export class AccessTokens {
  readonly #options: AccessTokensOptions;
  #keys: KeySet | null = null;
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<KeySet> | null = null;
  /** Tokens that the present keys have verified: a signature costs more than all other checks of an operation. */
  #verified = new BoundedCache<string, AccessToken>(VERIFIED_TOKENS);

  constructor(options: AccessTokensOptions) {
    this.#options = options;
  }

  /** Null for a token that is not ours, not valid yet, or expired. Throws `ServiceUnavailableError` when no key can be had. */
  async verify(token: string): Promise<AccessToken | null> {
    if (token.length > MAX_TOKEN_LENGTH) return null;
    const keys = await this.#currentKeys();
    const known = this.#verified.get(token);
    if (known !== undefined) return known.expiresAtMs > Date.now() ? known : null;
    const first = await this.#verifyWith(keys, token);
    if (first !== 'unknown-key') return this.#remember(token, first);
    if (performance.now() - this.#readAt < this.#options.cooldownMs) return null;
    const second = await this.#verifyWith(await this.#read(), token);
    return second === 'unknown-key' ? null : this.#remember(token, second);
  }

  #remember(token: string, verified: AccessToken | null): AccessToken | null {
    if (verified !== null) this.#verified.set(token, verified);
    return verified;
  }

  async #verifyWith(keys: KeySet, token: string): Promise<AccessToken | null | 'unknown-key'> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['EdDSA'],
        typ: 'at+jwt',
        issuer: this.#options.issuer,
        audience: this.#options.audience,
        requiredClaims: ['exp', 'sub', 'sid'],
        clockTolerance: CLOCK_TOLERANCE_SEC,
      });
      return accessTokenOf(payload);
    } catch (error) {
      return error instanceof errors.JWKSNoMatchingKey ? 'unknown-key' : null;
    }
  }

  async #currentKeys(): Promise<KeySet> {
    const keys = this.#keys;
    if (keys === null) return this.#read();
    // Old keys go on being used while new ones are read, or cannot be.
    if (performance.now() - this.#readAt > this.#options.maxAgeMs) void this.#read().catch(() => undefined);
    return keys;
  }

  /** One read at a time, whoever asks. */
  #read(): Promise<KeySet> {
    this.#reading ??= this.#readOnce().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #readOnce(): Promise<KeySet> {
    const set = await this.#options.calls.invoke(GetJwks, {});
    const keys = createLocalJWKSet(asKeySet(set));
    this.#keys = keys;
    this.#verified = new BoundedCache(VERIFIED_TOKENS);
    this.#readAt = performance.now();
    return keys;
  }
}

function accessTokenOf(payload: JWTPayload): AccessToken | null {
  const { sub, sid, exp } = payload;
  if (typeof sub !== 'string' || typeof sid !== 'string' || typeof exp !== 'number') return null;
  return { userId: sub, sessionId: sid, expiresAtMs: exp * 1000 };
}

/** Only Ed25519 keys for signatures are let in, whatever else is published. */
function asKeySet(set: { keys: readonly Record<string, unknown>[] }): JSONWebKeySet {
  const keys = set.keys.filter((key) => key.kty === 'OKP' && key.crv === 'Ed25519' && typeof key.x === 'string');
  return {
    keys: keys.map((key) => ({ kty: 'OKP', crv: 'Ed25519', x: String(key.x), kid: String(key.kid), alg: 'EdDSA', use: 'sig' })),
  };
}
