import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { AccountStatus, EmailTokenPurpose } from '../../generated/enums.ts';
import type { AuthDatabase } from '../client.ts';
import { type Bytes, type CallOptions, callRow, callRows, contextJson } from './call.ts';

/** What a registration brings. Texts are valid already: the database refuses others with an error. */
export interface RegisterUserInput extends CallOptions {
  /** Id of the account if it is a new one. */
  readonly userId: string;
  readonly email: string;
  readonly username: string;
  /** Argon2id in PHC form; null for an account that comes from a provider. */
  readonly passwordHash: string | null;
  /** Null: the username is shown. */
  readonly displayName: string | null;
  readonly language: string;
  /** The link to be mailed; null when a provider has proved the address: then the account is active at once. */
  readonly verification: { readonly tokenId: string; readonly tokenHash: Bytes; readonly ttlSec: number } | null;
  /** Seconds for which the name is held when the address has an account, as long as an unverified account would live. */
  readonly decoyHoldSec: number;
}

/**
 * `REPLACED`: the address had an unverified account, which is now this one, under its old id.
 * `EMAIL_KNOWN`: it has an account; mail `account-exists` and answer as if nothing were known.
 */
export type RegisterUserOutcome =
  | { readonly outcome: 'REGISTERED' | 'REPLACED' | 'EMAIL_KNOWN'; readonly userId: string }
  | { readonly outcome: 'USERNAME_TAKEN' };

const registered = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['REGISTERED', 'REPLACED', 'EMAIL_KNOWN']), userId: z.uuid() }),
  z.object({ outcome: z.literal('USERNAME_TAKEN') }),
]);

/** Registers an account (`auth.sp_RegisterUser`); fifty at once of one address make one account. Publishes `auth.user.registered.v1`. */
export async function registerUser(db: AuthDatabase, input: RegisterUserInput): Promise<RegisterUserOutcome> {
  const { verification } = input;
  return callRow(
    db,
    Prisma.sql`SELECT outcome, user_id AS "userId" FROM auth.sp_RegisterUser(
      ${input.userId}::uuid, ${input.email}, ${input.username}, ${input.passwordHash}, ${input.displayName}, ${input.language},
      ${verification === null}, ${verification?.tokenId ?? null}::uuid, ${verification?.tokenHash ?? null}::bytea,
      ${verification?.ttlSec ?? null}::integer, ${input.decoyHoldSec}::integer, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    registered,
  );
}

/** A mailed link about an address. */
export interface IssueEmailTokenInput {
  readonly id: string;
  readonly userId: string;
  readonly purpose: Exclude<EmailTokenPurpose, 'EMAIL_REVERT'>;
  /** The address to prove. */
  readonly email: string;
  readonly tokenHash: Bytes;
  /** The session that asks for a change of address, which will live on; null otherwise. */
  readonly sessionId: string | null;
  readonly now: Date;
  readonly ttlSec: number;
}

/** Stores a link to be mailed; earlier ones of the same purpose no longer work. */
export async function issueEmailToken(db: AuthDatabase, input: IssueEmailTokenInput): Promise<void> {
  await callRow(
    db,
    Prisma.sql`INSERT INTO auth."EmailVerificationTokens"
        (id, user_id, session_id, purpose, email, email_normalized, token_hash, created_at, expires_at)
      VALUES (${input.id}::uuid, ${input.userId}::uuid, ${input.sessionId}::uuid, ${input.purpose}::auth."EmailTokenPurpose", ${input.email},
        auth.fn_NormalizeEmail(${input.email}), ${input.tokenHash}::bytea, ${input.now}::timestamptz,
        ${input.now}::timestamptz + make_interval(secs => ${input.ttlSec}::integer))
      RETURNING id`,
    z.object({ id: z.uuid() }),
  );
}

/** A mailed link that somebody opened. */
export interface RedeemEmailTokenInput extends CallOptions {
  readonly tokenHash: Bytes;
  /** Purposes accepted here; a link of another one is `INVALID`. */
  readonly purposes: readonly EmailTokenPurpose[];
  /** The way back that is mailed to the old address after an `EMAIL_CHANGED`; null where no change is accepted. */
  readonly revert: { readonly tokenId: string; readonly tokenHash: Bytes; readonly ttlSec: number } | null;
}

/** `email` is the address that counts now, `previousEmail` the one before. */
export type RedeemEmailTokenOutcome =
  | { readonly outcome: 'VERIFIED'; readonly userId: string; readonly email: string }
  | {
      readonly outcome: 'EMAIL_CHANGED' | 'EMAIL_REVERTED';
      readonly userId: string;
      readonly email: string;
      readonly previousEmail: string;
    }
  | { readonly outcome: 'EMAIL_TAKEN' | 'INVALID' };

const redeemed = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('VERIFIED'), userId: z.uuid(), email: z.string() }),
  z.object({
    outcome: z.enum(['EMAIL_CHANGED', 'EMAIL_REVERTED']),
    userId: z.uuid(),
    email: z.string(),
    previousEmail: z.string(),
  }),
  z.object({ outcome: z.enum(['EMAIL_TAKEN', 'INVALID']) }),
]);

/** Redeems a link about an address (`auth.sp_VerifyEmail`): it works once, and only the newest. */
export async function redeemEmailToken(db: AuthDatabase, input: RedeemEmailTokenInput): Promise<RedeemEmailTokenOutcome> {
  const { revert } = input;
  return callRow(
    db,
    Prisma.sql`SELECT outcome, user_id AS "userId", email, previous_email AS "previousEmail" FROM auth.sp_VerifyEmail(
      ${input.tokenHash}::bytea, ${[...input.purposes]}::text[], ${revert?.tokenId ?? null}::uuid, ${revert?.tokenHash ?? null}::bytea,
      ${revert?.ttlSec ?? null}::integer, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    redeemed,
  );
}

/** A change of an account's state; see `auth.sp_ChangeAccountStatus` for what each action does. */
export type AccountStatusChange =
  /** By staff; `until` null holds until unlocked. Ends all sessions. */
  | { readonly action: 'LOCK'; readonly until: Date | null }
  /** Opens the staff's lock and the one by wrong tries. */
  | { readonly action: 'UNLOCK' }
  | { readonly action: 'DEACTIVATE' }
  | { readonly action: 'REACTIVATE' }
  /** Ends all sessions but `keepSessionId`. */
  | { readonly action: 'REQUEST_DELETION'; readonly dueAt: Date; readonly keepSessionId: string | null }
  | { readonly action: 'CANCEL_DELETION' }
  /** Of an account whose deletion is due; its name stays held. */
  | { readonly action: 'DELETE'; readonly usernameHoldSec: number };

const statusChanged = z.object({
  outcome: z.enum(['CHANGED', 'UNCHANGED', 'NOT_ALLOWED', 'NOT_FOUND']),
  status: z.enum(['UNVERIFIED', 'ACTIVE', 'LOCKED', 'DEACTIVATED', 'PENDING_DELETION']).nullable(),
});

/** Changes the state of an account. `status` is the state afterwards, null when there is no such account. */
export async function changeAccountStatus(
  db: AuthDatabase,
  input: CallOptions & { readonly userId: string; readonly change: AccountStatusChange },
): Promise<{ readonly outcome: z.infer<typeof statusChanged>['outcome']; readonly status: AccountStatus | null }> {
  const { change } = input;
  const until = change.action === 'LOCK' ? change.until : change.action === 'REQUEST_DELETION' ? change.dueAt : null;
  const keep = change.action === 'REQUEST_DELETION' ? change.keepSessionId : null;
  const holdSec = change.action === 'DELETE' ? change.usernameHoldSec : null;
  return callRow(
    db,
    Prisma.sql`SELECT outcome, status FROM auth.sp_ChangeAccountStatus(
      ${input.userId}::uuid, ${change.action}, ${until}::timestamptz, ${keep}::uuid, ${holdSec}::integer,
      ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    statusChanged,
  );
}

const renamed = z.object({ outcome: z.enum(['CHANGED', 'UNCHANGED', 'TAKEN', 'NOT_FOUND']) });

/** Renames an account; its old name is held for it `holdSec` seconds. Publishes `auth.username.changed.v1`. */
export async function changeUsername(
  db: AuthDatabase,
  input: CallOptions & { readonly userId: string; readonly username: string; readonly holdSec: number },
): Promise<z.infer<typeof renamed>['outcome']> {
  const { outcome } = await callRow(
    db,
    Prisma.sql`SELECT auth_support.change_username(
      ${input.userId}::uuid, ${input.username}, ${input.holdSec}::integer, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz) AS outcome`,
    renamed,
  );
  return outcome;
}

/** Accounts whose deletion is due and not done, the longest due first. */
export async function listDueDeletions(db: AuthDatabase, now: Date, limit: number): Promise<readonly string[]> {
  const rows = await callRows(
    db,
    Prisma.sql`SELECT u.id FROM auth."Users" u WHERE u.deletion_due_at <= ${now}::timestamptz AND NOT u.is_deleted
      ORDER BY u.deletion_due_at LIMIT ${limit}::integer`,
    z.object({ id: z.uuid() }),
  );
  return rows.map(({ id }) => id);
}

/**
 * Records that a domain has erased a deleted user; repeatable. When all of `domains` have, the deletion is confirmed and the row may be purged.
 * Returns whether it is confirmed now.
 */
export async function confirmDeletion(
  db: AuthDatabase,
  input: { readonly userId: string; readonly domain: string; readonly domains: readonly string[]; readonly now: Date },
): Promise<boolean> {
  const confirmed = await callRow(
    db,
    Prisma.sql`SELECT auth_support.confirm_deletion(
      ${input.userId}::uuid, ${input.domain}, ${[...input.domains]}::text[], ${input.now}::timestamptz) AS "isConfirmed"`,
    z.object({ isConfirmed: z.boolean() }),
  );
  return confirmed.isConfirmed;
}

/** Deleted accounts that some domain has not confirmed within `olderThanSec`, and publishes `auth.user.deleted.v1` again for each. */
export async function remindOfDeletions(
  db: AuthDatabase,
  input: { readonly olderThanSec: number; readonly limit: number; readonly now: Date },
): Promise<readonly string[]> {
  const rows = await callRows(
    db,
    Prisma.sql`SELECT id FROM auth_support.remind_of_deletions(
      ${input.olderThanSec}::integer, ${input.limit}::integer, ${input.now}::timestamptz) AS id`,
    z.object({ id: z.uuid() }),
  );
  return rows.map(({ id }) => id);
}
