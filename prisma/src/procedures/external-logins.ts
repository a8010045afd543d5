import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { ExternalProvider } from '../../generated/enums.ts';
import type { AuthDatabase } from '../client.ts';
import { type Bytes, type CallOptions, callRow, callRows, contextJson } from './call.ts';

/** Somebody at a provider: what (provider, issuer, subject) says, never the e-mail. */
export interface ExternalIdentity {
  readonly provider: ExternalProvider;
  /** Empty for providers with a single issuer. */
  readonly issuer: string;
  readonly subject: string;
}

const linked = z.object({ outcome: z.enum(['LINKED', 'UNCHANGED', 'IDENTITY_TAKEN', 'PROVIDER_TAKEN', 'NOT_FOUND']) });
const unlinked = z.object({ outcome: z.enum(['UNLINKED', 'UNCHANGED', 'LAST_CREDENTIAL', 'NOT_FOUND']) });

/**
 * Links an identity to an account (`auth.sp_SetExternalLogin`). `IDENTITY_TAKEN`: another account has it. `PROVIDER_TAKEN`: this account has another
 * identity of the provider. `email` is what the provider says, null when it says nothing.
 */
export async function linkExternalLogin(
  db: AuthDatabase,
  input: CallOptions & {
    readonly id: string;
    readonly userId: string;
    readonly identity: ExternalIdentity;
    readonly email: string | null;
  },
): Promise<z.infer<typeof linked>['outcome']> {
  const { provider, issuer, subject } = input.identity;
  const { outcome } = await callRow(
    db,
    Prisma.sql`SELECT outcome FROM auth.sp_SetExternalLogin(${input.id}::uuid, ${input.userId}::uuid, ${provider}::auth."ExternalProvider", true,
      ${issuer}, ${subject}, ${input.email}, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    linked,
  );
  return outcome;
}

/** Unlinks a provider (`auth.sp_SetExternalLogin`), unless it is the last way to sign in. */
export async function unlinkExternalLogin(
  db: AuthDatabase,
  input: CallOptions & { readonly userId: string; readonly provider: ExternalProvider },
): Promise<z.infer<typeof unlinked>['outcome']> {
  const { outcome } = await callRow(
    db,
    Prisma.sql`SELECT outcome FROM auth.sp_SetExternalLogin(NULL, ${input.userId}::uuid, ${input.provider}::auth."ExternalProvider", false,
      NULL, NULL, NULL, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    unlinked,
  );
  return outcome;
}

/** The account an identity belongs to; null when none. Notes the use. */
export async function findExternalLogin(db: AuthDatabase, identity: ExternalIdentity, now: Date): Promise<string | null> {
  const { provider, issuer, subject } = identity;
  const rows = await callRows(
    db,
    Prisma.sql`UPDATE auth."ExternalLoginProviders" SET last_used_at = ${now}::timestamptz
      WHERE provider = ${provider}::auth."ExternalProvider" AND issuer = ${issuer} AND subject = ${subject} RETURNING user_id AS "userId"`,
    z.object({ userId: z.uuid() }),
  );
  return rows[0]?.userId ?? null;
}

/** An authorization request that begins. */
export interface OpenOAuthStateInput {
  readonly id: string;
  readonly stateHash: Bytes;
  readonly provider: ExternalProvider;
  /** PKCE verifier and nonce, encrypted. */
  readonly sealed: Bytes;
  readonly redirectUri: string;
  /** The user who links; null for a sign-in. */
  readonly userId: string | null;
  /** SHA-256 of the browser's cookie; null when it has none. */
  readonly bindingHash: Bytes | null;
  readonly now: Date;
  readonly ttlSec: number;
}

/** Stores a request until the provider sends the browser back. */
export async function openOAuthState(db: AuthDatabase, input: OpenOAuthStateInput): Promise<void> {
  const { now, ttlSec, ...request } = input;
  await db.oAuthState.create({ data: { ...request, createdAt: now, expiresAt: new Date(now.getTime() + ttlSec * 1_000) } });
}

const state = z.object({
  provider: z.enum(['GOOGLE', 'GITHUB', 'APPLE', 'OIDC']),
  sealed: z.instanceof(Uint8Array<ArrayBuffer>),
  redirectUri: z.string(),
  userId: z.uuid().nullable(),
  bindingHash: z.instanceof(Uint8Array<ArrayBuffer>).nullable(),
  isOpen: z.boolean(),
});

/** A request that came back. */
export type OAuthRequest = Omit<z.infer<typeof state>, 'isOpen'>;

/** Takes a request away: its state works once, whatever comes of it. Null when it is unknown, used or expired. */
export async function takeOAuthState(
  db: AuthDatabase,
  input: { readonly stateHash: Bytes; readonly now: Date },
): Promise<OAuthRequest | null> {
  const rows = await callRows(
    db,
    Prisma.sql`DELETE FROM auth_support."OAuthStates" WHERE state_hash = ${input.stateHash}::bytea
      RETURNING provider::text AS provider, sealed, redirect_uri AS "redirectUri", user_id AS "userId", binding_hash AS "bindingHash",
        expires_at > ${input.now}::timestamptz AS "isOpen"`,
    state,
  );
  const [found] = rows;
  if (!found?.isOpen) return null;
  const { isOpen: _, ...request } = found;
  return request;
}
