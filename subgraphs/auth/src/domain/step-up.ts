import { newId, type Viewer } from '@app/kernel';
import { hashSecret, newSecret } from '../crypto/secrets.ts';
import { contextOf, lockoutPolicy } from './caller.ts';
import { isPasswordRight } from './log-in.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { type InvalidCredentials, invalidCredentials } from './refusals.ts';
import { issueTokens, publishSessions, type TokensIssued } from './sessions.ts';

/** A proof that a signed-in user gives anew: what is not asked of the account is left out. */
export interface Proof {
  readonly password?: string | null;
  readonly code?: string | null;
}

/** Which parts a proof must have. */
export interface ProofRule {
  readonly needsPassword: boolean;
  readonly needsCode: boolean;
  /** Whether the session counts as freshly proved afterwards. */
  readonly stepsUp: boolean;
}

/**
 * Proves presence by the password, and by a code when the second factor is on; the session's refresh token gives way to a new one.
 * Ten wrong proofs in 15 minutes lock proving. An account without password and second factor signs in anew instead.
 */
export async function stepUp(
  deps: AuthDeps,
  caller: Caller,
  viewer: Viewer,
  proof: Proof,
): Promise<TokensIssued | InvalidCredentials> {
  const secrets = await deps.accounts.findSecrets(viewer.id);
  const rule = {
    needsPassword: secrets === null || secrets.passwordHash !== null || secrets.sealedTwoFactor === null,
    needsCode: secrets !== null && secrets.sealedTwoFactor !== null,
    stepsUp: true,
  };
  if (!(await isProven(deps, caller, viewer, proof, rule))) return invalidCredentials();
  const refreshToken = newSecret();
  const { id: userId, sessionId } = viewer;
  const refreshTokenExpiresAt = await deps.store.renewSessionToken({
    sessionId,
    userId,
    tokenId: newId(),
    tokenHash: hashSecret(refreshToken),
    idleSec: deps.settings.SESSION_IDLE_SEC,
    context: contextOf(caller),
    now: deps.clock.now(),
  });
  await publishSessions(deps, userId);
  if (refreshTokenExpiresAt === null) return invalidCredentials();
  return issueTokens(deps, { userId, sessionId, refreshToken, refreshTokenExpiresAt });
}

/** Checks and counts a proof; a code is spent only with a right password. Takes the time of one password check if one is needed. */
export async function isProven(deps: AuthDeps, caller: Caller, viewer: Viewer, proof: Proof, rule: ProofRule): Promise<boolean> {
  const now = deps.clock.now();
  const secrets = await deps.accounts.findSecrets(viewer.id);
  const isRight = rule.needsPassword ? await isPasswordRight(deps, secrets?.passwordHash ?? null, proof.password ?? '') : null;
  const sealed = secrets?.sealedTwoFactor ?? null;
  const secret = sealed === null ? null : deps.twoFactorSeal.open(sealed, viewer.id);
  const decision = await deps.store.recordProof({
    userId: viewer.id,
    sessionId: viewer.sessionId,
    isPasswordRight: isRight,
    code: rule.needsCode ? deps.authenticators.check({ userId: viewer.id, secret, code: proof.code ?? '', now }) : null,
    stepsUp: rule.stepsUp,
    limit: deps.settings.PROOF_ATTEMPTS,
    policy: lockoutPolicy(deps.settings),
    context: contextOf(caller),
    now,
  });
  return decision === 'ACCEPTED';
}
