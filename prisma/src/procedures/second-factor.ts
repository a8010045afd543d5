import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { AuthDatabase } from '../client.ts';
import { type Bytes, type CallOptions, callRow, contextJson } from './call.ts';

/** Stores the encrypted secret of a setup that begins, in place of an earlier one. False when the second factor is on already. */
export async function beginTwoFactorSetup(
  db: AuthDatabase,
  input: { readonly userId: string; readonly sealedSecret: Bytes; readonly now: Date },
): Promise<boolean> {
  const { count } = await db.user.updateMany({
    where: { id: input.userId, twoFactorEnabledAt: null, isDeleted: false },
    data: { twoFactorPendingSecret: input.sealedSecret, twoFactorPendingAt: input.now },
  });
  return count === 1;
}

const set = z.object({ outcome: z.enum(['ENABLED', 'DISABLED', 'UNCHANGED', 'NO_SETUP', 'NOT_FOUND']) });

/** Ends other sessions than this; null: all. */
type Keep = { readonly keepSessionId: string | null };

/**
 * Turns the second factor on with the secret of the setup (`auth.sp_SetTwoFactor`). `totpStep` is the step of the confirming code, which is never
 * good again. `NO_SETUP`: none was begun within `setupTtlSec`. `UNCHANGED`: it was on already.
 */
export async function enableTwoFactor(
  db: AuthDatabase,
  input: CallOptions &
    Keep & {
      readonly userId: string;
      readonly totpStep: bigint;
      readonly recoveryHashes: readonly Bytes[];
      readonly setupTtlSec: number;
    },
): Promise<'ENABLED' | 'UNCHANGED' | 'NO_SETUP' | 'NOT_FOUND'> {
  const { outcome } = await callRow(
    db,
    Prisma.sql`SELECT outcome FROM auth.sp_SetTwoFactor(${input.userId}::uuid, true, ${input.totpStep}::bigint,
      ${[...input.recoveryHashes]}::bytea[], ${input.setupTtlSec}::integer, ${input.keepSessionId}::uuid,
      ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    set.extend({ outcome: set.shape.outcome.exclude(['DISABLED']) }),
  );
  return outcome;
}

/** Turns the second factor off (`auth.sp_SetTwoFactor`), after the user has proved it (`recordProof`). `UNCHANGED`: it was off already. */
export async function disableTwoFactor(
  db: AuthDatabase,
  input: CallOptions & Keep & { readonly userId: string },
): Promise<'DISABLED' | 'UNCHANGED' | 'NOT_FOUND'> {
  const { outcome } = await callRow(
    db,
    Prisma.sql`SELECT outcome FROM auth.sp_SetTwoFactor(${input.userId}::uuid, false, NULL, NULL, NULL, ${input.keepSessionId}::uuid,
      ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    set.extend({ outcome: set.shape.outcome.exclude(['ENABLED', 'NO_SETUP']) }),
  );
  return outcome;
}

/** Puts new recovery codes in place of all old ones. False when the second factor is off. */
export async function replaceRecoveryCodes(
  db: AuthDatabase,
  input: { readonly userId: string; readonly recoveryHashes: readonly Bytes[] },
): Promise<boolean> {
  const { isReplaced } = await callRow(
    db,
    Prisma.sql`SELECT auth_support.regenerate_recovery_codes(${input.userId}::uuid, ${[...input.recoveryHashes]}::bytea[]) AS "isReplaced"`,
    z.object({ isReplaced: z.boolean() }),
  );
  return isReplaced;
}

/** How many recovery codes are unused. */
export async function countRecoveryCodes(db: AuthDatabase, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId, usedAt: null } });
}
