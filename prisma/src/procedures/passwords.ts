import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { AuthDatabase } from '../client.ts';
import { type Bytes, type CallOptions, callRow, contextJson } from './call.ts';

/** Stores a reset link to be mailed; earlier ones no longer work. */
export async function issuePasswordReset(
  db: AuthDatabase,
  input: {
    readonly id: string;
    readonly userId: string;
    readonly tokenHash: Bytes;
    readonly ip: string | null;
    readonly now: Date;
    readonly ttlSec: number;
  },
): Promise<void> {
  const { id, userId, tokenHash, ip, now } = input;
  const expiresAt = new Date(now.getTime() + input.ttlSec * 1_000);
  await db.passwordResetToken.create({ data: { id, userId, tokenHash, ip, createdAt: now, expiresAt } });
}

const reset = z.object({ outcome: z.enum(['RESET', 'INVALID']), userId: z.uuid().nullable() });

/**
 * Sets a new password by a reset link (`auth.sp_ChangePassword`); null when the link is not the newest, unused and unexpired one, else the user.
 * Ends all sessions, opens locks by wrong tries, keeps second factors, and proves the address of an unverified account.
 */
export async function resetPassword(
  db: AuthDatabase,
  input: CallOptions & { readonly tokenHash: Bytes; readonly passwordHash: string },
): Promise<string | null> {
  const { outcome, userId } = await callRow(
    db,
    Prisma.sql`SELECT outcome, user_id AS "userId" FROM auth.sp_ChangePassword(NULL, ${input.tokenHash}::bytea, ${input.passwordHash},
      NULL, NULL, NULL, NULL, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    reset,
  );
  return outcome === 'RESET' ? userId : null;
}

/** A change by the user, who has proved the current password (`recordProof`). */
export interface ChangePasswordInput extends CallOptions {
  readonly userId: string;
  readonly passwordHash: string;
  /** The session that stays, and the refresh token it has from now on. */
  readonly keep: { readonly sessionId: string; readonly tokenId: string; readonly tokenHash: Bytes; readonly idleSec: number };
}

const changed = z.object({ outcome: z.enum(['CHANGED', 'INVALID']), expiresAt: z.date().nullable() });

/**
 * Changes a password (`auth.sp_ChangePassword`); other sessions end. Returns when the kept session's new refresh token expires; null when user or
 * session were gone.
 */
export async function changePassword(db: AuthDatabase, input: ChangePasswordInput): Promise<Date | null> {
  const { keep } = input;
  const { expiresAt } = await callRow(
    db,
    Prisma.sql`SELECT outcome, expires_at AS "expiresAt" FROM auth.sp_ChangePassword(${input.userId}::uuid, NULL, ${input.passwordHash},
      ${keep.sessionId}::uuid, ${keep.tokenId}::uuid, ${keep.tokenHash}::bytea, ${keep.idleSec}::integer,
      ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    changed,
  );
  return expiresAt;
}

/** Stores the same password hashed under newer parameters; no session ends. False when the password changed meanwhile. */
export async function rehashPassword(
  db: AuthDatabase,
  input: { readonly userId: string; readonly oldHash: string; readonly newHash: string },
): Promise<boolean> {
  const { isStored } = await callRow(
    db,
    Prisma.sql`SELECT auth_support.rehash_password(${input.userId}::uuid, ${input.oldHash}, ${input.newHash}) AS "isStored"`,
    z.object({ isStored: z.boolean() }),
  );
  return isStored;
}
