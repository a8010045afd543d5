import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { SignInMethod } from '../../generated/enums.ts';
import type { AuthDatabase } from '../client.ts';
import { type Bytes, type CallOptions, callRow, callRows, contextJson } from './call.ts';

/** How wrong tries turn into locks; all in seconds. */
export interface LockoutPolicy {
  /** Only wrong tries of the last so many seconds count. */
  readonly windowSec: number;
  /** The first lock; each next one is twice as long. */
  readonly lockBaseSec: number;
  readonly lockMaxSec: number;
  /** A lock that ended so long ago no longer doubles the next one. */
  readonly levelDecaySec: number;
}

const status = z.enum(['UNVERIFIED', 'ACTIVE', 'LOCKED', 'DEACTIVATED', 'PENDING_DELETION']);
const signInAccount = z.object({
  id: z.uuid(),
  email: z.string(),
  username: z.string(),
  language: z.string(),
  status,
  passwordHash: z.string().nullable(),
  isTwoFactorOn: z.boolean(),
});

/** What a sign-in needs to know of an account. `passwordHash` is null when it has no password. */
export type SignInAccount = z.infer<typeof signInAccount>;

/** The account with this e-mail address or username, in any spelling; null when there is none (then hash a decoy). */
export async function findSignInAccount(db: AuthDatabase, name: string): Promise<SignInAccount | null> {
  const columns = Prisma.sql`u.id, u.email, u.username, u.language, u.status::text AS status, u.password_hash AS "passwordHash",
    u.two_factor_enabled_at IS NOT NULL AS "isTwoFactorOn"`;
  const rows = await callRows(
    db,
    Prisma.sql`SELECT ${columns} FROM auth."Users" u WHERE u.email_normalized = auth.fn_NormalizeEmail(${name}) AND NOT u.is_deleted
      UNION SELECT ${columns} FROM auth."Users" u WHERE u.username_folded = auth.fn_FoldUsername(${name}) AND NOT u.is_deleted`,
    signInAccount,
  );
  return rows[0] ?? null;
}

/** A try to sign in, whose credential has been checked already. */
export interface RecordLoginAttemptInput extends CallOptions {
  /** Id of the attempt's row. */
  readonly attemptId: string;
  /** Null when the name is unknown. */
  readonly userId: string | null;
  /** The name as typed. */
  readonly name: string;
  readonly method: SignInMethod;
  /** Whether password, passkey or provider proved the account. */
  readonly isRight: boolean;
  /** SHA-256 of the device cookie; null when there was none. */
  readonly deviceHash: Bytes | null;
  /** A session of the account that the client has shown to hold; null when it showed none. */
  readonly sessionId: string | null;
  /** Wrong tries that lock an account, or a known device. */
  readonly accountLimit: number;
  /** Wrong tries that lock an address. */
  readonly addressLimit: number;
  readonly policy: LockoutPolicy;
}

const attempt = z.object({
  outcome: z.enum(['ACCEPTED', 'SECOND_FACTOR', 'REFUSED']),
  reason: z.enum(['unknown_name', 'wrong_password', 'locked', 'unverified', 'wrong_code', 'deactivated']).nullable(),
  isKnownDevice: z.boolean(),
  lockedUntil: z.date().nullable(),
});

/**
 * The decision on a try. `reason` is for the log only: all refusals look the same outside. `lockedUntil` is set by the very try that locked
 * the account; null otherwise.
 */
export type LoginDecision = z.infer<typeof attempt>;

/**
 * Counts a try and decides on it (`auth.sp_RecordLoginAttempt`). Check the credential first, and believe only this answer: of any number of
 * parallel tries no more than the limit learn whether they were right. Writes the attempt, and audit entries for refusals and locks.
 */
export async function recordLoginAttempt(db: AuthDatabase, input: RecordLoginAttemptInput): Promise<LoginDecision> {
  return callRow(
    db,
    Prisma.sql`SELECT outcome, reason, is_known_device AS "isKnownDevice", locked_until AS "lockedUntil" FROM auth.sp_RecordLoginAttempt(
      ${input.attemptId}::uuid, ${input.userId}::uuid, ${input.name}, ${input.method}::auth."SignInMethod", ${input.isRight},
      ${input.deviceHash}::bytea, ${input.sessionId}::uuid, ${input.accountLimit}::integer, ${input.addressLimit}::integer,
      ${JSON.stringify(input.policy)}::jsonb, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    attempt,
  );
}

/** A code, as the service has checked it: the TOTP step it matched, or the hash of the recovery code it would be; null is "not that". */
export interface CheckedCode {
  readonly totpStep: bigint | null;
  readonly recoveryHash: Bytes | null;
}

/** An answer to a second-factor challenge. */
export interface AnswerSecondFactorInput extends CallOptions {
  readonly attemptId: string;
  readonly tokenHash: Bytes;
  readonly code: CheckedCode;
  /** Wrong codes that end one challenge. */
  readonly maxAttempts: number;
  /** Wrong codes, over all challenges of the account, that lock its second factor. */
  readonly accountLimit: number;
  readonly policy: LockoutPolicy;
}

const answered = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('ACCEPTED'), userId: z.uuid(), data: z.unknown() }),
  z.object({ outcome: z.enum(['WRONG', 'ENDED', 'REFUSED']) }),
]);

/**
 * `ACCEPTED`: the challenge is spent; `data` is what it was opened with. `WRONG`: one more try is possible. `ENDED`: none is, or there is no such
 * challenge. `REFUSED`: too many wrong codes over several challenges.
 */
export type SecondFactorDecision =
  | { readonly outcome: 'ACCEPTED'; readonly userId: string; readonly data: unknown }
  | { readonly outcome: 'WRONG' | 'ENDED' | 'REFUSED' };

/** Answers a second-factor challenge. A step or recovery code works once, however many use it at once. */
export async function answerSecondFactor(db: AuthDatabase, input: AnswerSecondFactorInput): Promise<SecondFactorDecision> {
  return callRow(
    db,
    Prisma.sql`SELECT outcome, user_id AS "userId", data FROM auth_support.answer_second_factor(
      ${input.attemptId}::uuid, ${input.tokenHash}::bytea, ${input.code.totpStep}::bigint, ${input.code.recoveryHash}::bytea,
      ${input.maxAttempts}::integer, ${input.accountLimit}::integer, ${JSON.stringify(input.policy)}::jsonb,
      ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    answered,
  );
}

/** A proof that a signed-in user gives anew. */
export interface RecordProofInput extends CallOptions {
  readonly userId: string;
  readonly sessionId: string;
  /** Whether the password was right; null where none is asked. */
  readonly isPasswordRight: boolean | null;
  /** The code, where one is asked; null where none is. It is spent only if the password was right. */
  readonly code: CheckedCode | null;
  /** Whether the session counts as freshly proved afterwards. */
  readonly stepsUp: boolean;
  /** Wrong proofs that lock proving. */
  readonly limit: number;
  readonly policy: LockoutPolicy;
}

const proof = z.object({ outcome: z.enum(['ACCEPTED', 'WRONG', 'LOCKED', 'NOT_FOUND']) });

/** Counts a proof and decides on it, like `recordLoginAttempt`. `NOT_FOUND`: the session is not valid or not this user's. */
export async function recordProof(db: AuthDatabase, input: RecordProofInput): Promise<z.infer<typeof proof>['outcome']> {
  const { outcome } = await callRow(
    db,
    Prisma.sql`SELECT auth_support.record_proof(
      ${input.userId}::uuid, ${input.sessionId}::uuid, ${input.isPasswordRight}::boolean, ${input.code !== null},
      ${input.code?.totpStep ?? null}::bigint, ${input.code?.recoveryHash ?? null}::bytea, ${input.stepsUp},
      ${input.limit}::integer, ${JSON.stringify(input.policy)}::jsonb, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz) AS outcome`,
    proof,
  );
  return outcome;
}
