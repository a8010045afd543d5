import { newId } from '@app/kernel';
import type { SignInAccount, SignInMethod } from '@app/prisma';
import { hashSecret, newSecret } from '../crypto/secrets.ts';
import { contextOf, lockoutPolicy } from './caller.ts';
import { noted } from './fields.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { type InvalidCredentials, invalidCredentials } from './refusals.ts';
import { openSession, type TokensIssued } from './sessions.ts';

/** A name with a password, unchecked. */
export interface LogIn {
  /** E-mail or username. */
  readonly name: string;
  readonly password: string;
  readonly device?: string | null;
}

/** The password was right; the second factor is still to come. Not signed in. */
export interface TwoFactorRequired {
  readonly kind: 'TwoFactorRequired';
  readonly challengeToken: string;
  readonly expiresAt: Date;
}

export type LogInOutcome = TokensIssued | TwoFactorRequired | InvalidCredentials;

const NAME_MAX = 254;

/**
 * Signs in by password. One answer for an unknown name, a wrong password, a locked, unverified or deleted account, in the same time.
 * Cost: one password check, whatever the name; two transactions.
 */
export async function logIn(deps: AuthDeps, caller: Caller, input: LogIn): Promise<LogInOutcome> {
  const name = noted(input.name, NAME_MAX);
  const account = await deps.store.findSignInAccount(name);
  const isRight = await isPasswordRight(deps, account?.passwordHash ?? null, input.password);
  const outcome = await admit(deps, caller, {
    account,
    name,
    method: 'PASSWORD',
    isRight,
    device: input.device ?? null,
  });
  if (outcome.kind !== 'InvalidCredentials' && account?.passwordHash)
    await renewHash(deps, account.id, account.passwordHash, input.password);
  return outcome;
}

/** Compares a password with a stored hash, or with a decoy when there is none; both take the same time. */
export async function isPasswordRight(deps: AuthDeps, stored: string | null, password: string): Promise<boolean> {
  if (stored !== null) return deps.passwords.verify(stored, password);
  await deps.passwords.verifyDecoy(password);
  return false;
}

/** A try to sign in, whose credential has been checked. */
export interface Admission {
  /** Null: nobody has this name or credential. */
  readonly account: Pick<SignInAccount, 'id'> | null;
  /** The name as typed, for the log. */
  readonly name: string;
  readonly method: SignInMethod;
  readonly isRight: boolean;
  readonly device: string | null;
}

/** Counts a try, decides on it, and lets in: with a session, or with a challenge for the second factor. */
export async function admit(deps: AuthDeps, caller: Caller, admission: Admission): Promise<LogInOutcome> {
  const { account, name, method, isRight, device } = admission;
  const { deviceId } = caller.client;
  const decision = await deps.store.recordLoginAttempt({
    attemptId: newId(),
    userId: account?.id ?? null,
    name,
    method,
    isRight,
    deviceHash: deviceId === null ? null : hashSecret(deviceId),
    sessionId: caller.viewer?.sessionId ?? null,
    accountLimit: deps.settings.LOCKOUT_ATTEMPTS,
    addressLimit: deps.settings.LOCKOUT_IP_ATTEMPTS,
    policy: lockoutPolicy(deps.settings),
    context: contextOf(caller),
    now: deps.clock.now(),
  });
  if (account === null || decision.outcome === 'REFUSED') return invalidCredentials();
  if (decision.outcome === 'SECOND_FACTOR') return challenge(deps, account.id, method, device);
  return openSession(deps, caller, { userId: account.id, method, device });
}

async function challenge(
  deps: AuthDeps,
  userId: string,
  method: SignInMethod,
  device: string | null,
): Promise<TwoFactorRequired> {
  const challengeToken = newSecret();
  const expiresAt = await deps.store.openChallenge({
    id: newId(),
    kind: 'TWO_FACTOR',
    userId,
    tokenHash: hashSecret(challengeToken),
    data: { method, device: noted(device, NAME_MAX) },
    now: deps.clock.now(),
    ttlSec: deps.settings.TWO_FACTOR_CHALLENGE_SEC,
  });
  return { kind: 'TwoFactorRequired', challengeToken, expiresAt };
}

/** Stores the password at today's cost if it was hashed at another one. Never fails a sign-in. */
async function renewHash(deps: AuthDeps, userId: string, oldHash: string, password: string): Promise<void> {
  if (!deps.passwords.isOutdated(oldHash)) return;
  try {
    await deps.store.rehashPassword({ userId, oldHash, newHash: await deps.passwords.hash(password) });
  } catch (error) {
    deps.log.warn({ err: error }, 'a password could not be hashed anew');
  }
}
