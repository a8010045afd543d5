import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { SignInMethod } from '../../generated/enums.ts';
import type { AuthDatabase } from '../client.ts';
import { type Bytes, type CallOptions, callRow, callRows, contextJson } from './call.ts';

/** A session to open, for a user whose credentials were accepted. The context needs an address. */
export interface CreateSessionInput extends CallOptions {
  readonly sessionId: string;
  readonly userId: string;
  readonly tokenId: string;
  readonly tokenHash: Bytes;
  readonly method: SignInMethod;
  /** How the user recognises it, at most 100 code points. */
  readonly deviceName: string;
  /** The cookie of the device: known from now on. `id` is used if it is new. Null: the device stays a stranger. */
  readonly device: { readonly id: string; readonly tokenHash: Bytes; readonly ttlSec: number } | null;
  /** Without a refresh for so long, the session ends. */
  readonly idleSec: number;
  /** The session ends so long after it began. */
  readonly absoluteSec: number;
}

const created = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('CREATED'), isNewDevice: z.boolean(), expiresAt: z.date(), absoluteExpiresAt: z.date() }),
  z.object({ outcome: z.literal('REFUSED'), reason: z.enum(['locked', 'unverified', 'deactivated']) }),
]);

/** `expiresAt` is when the refresh token, and with it the idle session, ends. */
export type CreateSessionOutcome = z.infer<typeof created>;

/** Opens a session (`auth.sp_CreateSession`). Reactivates a deactivated account, cancels a pending deletion, alerts of a new device. */
export async function createSession(db: AuthDatabase, input: CreateSessionInput): Promise<CreateSessionOutcome> {
  const { device } = input;
  return callRow(
    db,
    Prisma.sql`SELECT outcome, reason, is_new_device AS "isNewDevice", expires_at AS "expiresAt", absolute_expires_at AS "absoluteExpiresAt"
      FROM auth.sp_CreateSession(
        ${input.sessionId}::uuid, ${input.userId}::uuid, ${input.tokenId}::uuid, ${input.tokenHash}::bytea, ${input.method}::auth."SignInMethod",
        ${input.deviceName}, ${device?.id ?? null}::uuid, ${device?.tokenHash ?? null}::bytea, ${input.idleSec}::integer,
        ${input.absoluteSec}::integer, ${device?.ttlSec ?? null}::integer, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    created,
  );
}

/** A refresh token that is used, and its successor, which must follow from it alone: `HMAC(server secret, token)`. */
export interface RotateRefreshTokenInput extends CallOptions {
  readonly tokenHash: Bytes;
  readonly successorId: string;
  readonly successorHash: Bytes;
  /** How long after its first use the token still answers with the same successor. */
  readonly overlapSec: number;
  readonly idleSec: number;
}

const rotated = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['ROTATED', 'REPEATED']), userId: z.uuid(), sessionId: z.uuid(), expiresAt: z.date() }),
  z.object({ outcome: z.literal('REUSED'), userId: z.uuid(), sessionId: z.uuid() }),
  z.object({ outcome: z.literal('INVALID') }),
]);

/** `ROTATED` and `REPEATED`: hand out the successor. `REUSED`: the token was copied; session and family have just ended. */
export type RotateRefreshTokenOutcome = z.infer<typeof rotated>;

/** Uses a refresh token (`auth.sp_RotateRefreshToken`): fifty uses at once make one successor. */
export async function rotateRefreshToken(db: AuthDatabase, input: RotateRefreshTokenInput): Promise<RotateRefreshTokenOutcome> {
  return callRow(
    db,
    Prisma.sql`SELECT outcome, user_id AS "userId", session_id AS "sessionId", expires_at AS "expiresAt" FROM auth.sp_RotateRefreshToken(
      ${input.tokenHash}::bytea, ${input.successorId}::uuid, ${input.successorHash}::bytea, ${input.overlapSec}::integer,
      ${input.idleSec}::integer, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    rotated,
  );
}

/** Which sessions end, and why. */
export interface RevokeSessionsInput extends CallOptions {
  readonly userId: string;
  /** Null: all of the user. Those of others are left alone. */
  readonly sessionIds: readonly string[] | null;
  /** Never this one; null: no exception. */
  readonly except: string | null;
  /** For the audit log, at most 50 characters: `signed_out`, `signed_out_everywhere`, … */
  readonly reason: string;
}

/** Ends sessions with their refresh tokens (`auth.sp_RevokeSessions`); returns those that were live. Publishes `auth.session.revoked.v1`. */
export async function revokeSessions(db: AuthDatabase, input: RevokeSessionsInput): Promise<readonly string[]> {
  const rows = await callRows(
    db,
    Prisma.sql`SELECT session_id AS "sessionId" FROM auth.sp_RevokeSessions(
      ${input.userId}::uuid, ${input.sessionIds === null ? null : [...input.sessionIds]}::uuid[], ${input.except}::uuid, ${input.reason},
      ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    z.object({ sessionId: z.uuid() }),
  );
  return rows.map(({ sessionId }) => sessionId);
}

const sessionState = z.object({
  userId: z.uuid(),
  isValid: z.boolean(),
  roleVersion: z.int(),
  roles: z.array(z.enum(['USER', 'MODERATOR', 'ADMIN'])),
  scopes: z.array(z.string()),
  stepUpAt: z.date().nullable(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  expiresAt: z.date(),
});

/** What an access token of a session is worth now. `stepUpAt` is when presence was proved last; `expiresAt` is the nearer of its two ends. */
export type SessionState = z.infer<typeof sessionState>;

/** State of a session, in one round trip; null when there is none. */
export async function findSessionState(db: AuthDatabase, sessionId: string, now: Date): Promise<SessionState | null> {
  const rows = await callRows(
    db,
    Prisma.sql`SELECT s.user_id AS "userId", auth.fn_IsSessionValid(s.id, ${now}::timestamptz) AS "isValid", u.role_version AS "roleVersion",
        auth_support.role_names(u.id) AS roles, auth.fn_PermissionsOf(u.id) AS scopes, s.step_up_at AS "stepUpAt", s.created_at AS "createdAt",
        s.last_seen_at AS "lastSeenAt", least(s.idle_expires_at, s.absolute_expires_at) AS "expiresAt"
      FROM auth."UserSessions" s JOIN auth."Users" u ON u.id = s.user_id WHERE s.id = ${sessionId}::uuid`,
    sessionState,
  );
  return rows[0] ?? null;
}

/** States of a user's sessions that are live, or ended after `endedSince`; by id. */
export async function listSessionStates(
  db: AuthDatabase,
  input: { readonly userId: string; readonly endedSince: Date; readonly now: Date },
): Promise<ReadonlyMap<string, SessionState>> {
  const { userId, endedSince, now } = input;
  const rows = await callRows(
    db,
    Prisma.sql`SELECT s.id, s.user_id AS "userId", auth.fn_IsSessionValid(s.id, ${now}::timestamptz) AS "isValid", u.role_version AS "roleVersion",
        auth_support.role_names(u.id) AS roles, auth.fn_PermissionsOf(u.id) AS scopes, s.step_up_at AS "stepUpAt", s.created_at AS "createdAt",
        s.last_seen_at AS "lastSeenAt", least(s.idle_expires_at, s.absolute_expires_at) AS "expiresAt"
      FROM auth."UserSessions" s JOIN auth."Users" u ON u.id = s.user_id
      WHERE s.user_id = ${userId}::uuid AND (s.revoked_at IS NULL OR s.revoked_at >= ${endedSince}::timestamptz)`,
    sessionState.extend({ id: z.uuid() }),
  );
  return new Map(rows.map(({ id, ...state }) => [id, state]));
}

/** Puts a new refresh token in place of a live session's present one. Returns when it expires; null when the session is not live or not the user's. */
export async function renewSessionToken(
  db: AuthDatabase,
  input: CallOptions & {
    readonly sessionId: string;
    readonly userId: string;
    readonly tokenId: string;
    readonly tokenHash: Bytes;
    readonly idleSec: number;
  },
): Promise<Date | null> {
  const { expiresAt } = await callRow(
    db,
    Prisma.sql`SELECT auth_support.renew_session_token(${input.sessionId}::uuid, ${input.userId}::uuid, ${input.tokenId}::uuid,
      ${input.tokenHash}::bytea, ${input.idleSec}::integer, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz) AS "expiresAt"`,
    z.object({ expiresAt: z.date().nullable() }),
  );
  return expiresAt;
}

/** Notes that a session was used, at most once in `minIntervalSec`. Does not prolong it: only a refresh does. */
export async function touchSession(
  db: AuthDatabase,
  input: { readonly sessionId: string; readonly now: Date; readonly minIntervalSec: number },
): Promise<void> {
  const before = new Date(input.now.getTime() - input.minIntervalSec * 1_000);
  await db.userSession.updateMany({
    where: { id: input.sessionId, revokedAt: null, lastSeenAt: { lt: before } },
    data: { lastSeenAt: input.now },
  });
}
