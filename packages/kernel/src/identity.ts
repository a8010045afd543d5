import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { LANGUAGES } from './localized-text.ts';

/** Roles as auth keeps them; what each may do are its scopes. */
export const ROLES = ['USER', 'MODERATOR', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** Permissions that `@requiresScopes` names. */
export const SCOPES = ['account:admin', 'audit:read', 'maintenance', 'moderation'] as const;
export type Scope = (typeof SCOPES)[number];

const SCOPES_OF_ROLE: Readonly<Record<Role, readonly Scope[]>> = {
  USER: [],
  MODERATOR: ['moderation'],
  ADMIN: ['account:admin', 'audit:read', 'maintenance', 'moderation'],
};

/** All scopes that a set of roles gives. */
export function scopesOf(roles: readonly Role[]): Scope[] {
  return SCOPES.filter((scope) => roles.some((role) => SCOPES_OF_ROLE[role].includes(scope)));
}

const viewerSchema = z.object({
  id: z.string(),
  sessionId: z.string(),
  roles: z.array(z.enum(ROLES)),
  scopes: z.array(z.enum(SCOPES)),
  /** Epoch milliseconds of the last proof of presence (sign-in or step-up). */
  provedAtMs: z.number(),
});

const identitySchema = z.object({
  /** `service`: a part of the platform itself, calling on nobody's behalf. */
  kind: z.enum(['anonymous', 'user', 'service']),
  viewer: viewerSchema.nullable(),
  /** What the gateway saw of the client. */
  client: z.object({
    ip: z.string(),
    userAgent: z.string(),
    /** Id in the long-lived device cookie, or null. */
    deviceId: z.string().nullable(),
    language: z.enum(LANGUAGES),
  }),
  traceId: z.string(),
});

/** The signed-in caller. */
export type Viewer = z.output<typeof viewerSchema>;
/** Who calls a subgraph, as the gateway has established it. */
export type Identity = z.output<typeof identitySchema>;

/** The identity of a part of the platform that works on nobody's behalf. */
export function serviceIdentity(name: string, traceId: string): Identity {
  return { kind: 'service', viewer: null, client: { ip: '127.0.0.1', userAgent: name, deviceId: null, language: 'en' }, traceId };
}

const ISSUER = 'wechat-api-gateway';
const AUDIENCE = 'wechat-api-subgraph';
const LIFETIME_SEC = 60;

/** Signs and verifies the short-lived internal token that carries an identity from the gateway to a subgraph (JWT, HS256, 60 s). */
export class IdentityTokens {
  readonly #key: Uint8Array;

  /** `secret` is shared by gateway and subgraphs; at least 32 bytes. */
  constructor(secret: string) {
    this.#key = new TextEncoder().encode(secret);
  }

  async sign(identity: Identity): Promise<string> {
    return new SignJWT({ identity })
      .setProtectedHeader({ alg: 'HS256', typ: 'internal+jwt' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_SEC}s`)
      .sign(this.#key);
  }

  /** Null for anything that is not a valid, current token of ours. */
  async verify(token: string): Promise<Identity | null> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        typ: 'internal+jwt',
        issuer: ISSUER,
        audience: AUDIENCE,
      });
      const parsed = identitySchema.safeParse(payload.identity);
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  }
}
