import { newId } from '@app/kernel';
import { hashSecret } from '../crypto/secrets.ts';
import { contextOf } from './caller.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { type InvalidCredentials, invalidCredentials } from './refusals.ts';
import { issueTokens, publishSessions, type TokensIssued } from './sessions.ts';

/**
 * Uses a refresh token: its one successor and a new access token. The same token within the overlap gives the same successor; later it ends
 * the session, because somebody has copied it. Cost: one transaction.
 */
export async function refreshSession(deps: AuthDeps, caller: Caller, token: string): Promise<TokensIssued | InvalidCredentials> {
  const successor = deps.tokens.successorOf(token);
  const outcome = await deps.store.rotateRefreshToken({
    tokenHash: hashSecret(token),
    successorId: newId(),
    successorHash: hashSecret(successor),
    overlapSec: deps.settings.REFRESH_OVERLAP_SEC,
    idleSec: deps.settings.SESSION_IDLE_SEC,
    context: contextOf(caller),
    now: deps.clock.now(),
  });
  if (outcome.outcome === 'INVALID') return invalidCredentials();
  if (outcome.outcome === 'REUSED') {
    await publishSessions(deps, outcome.userId);
    return invalidCredentials();
  }
  const { userId, sessionId, expiresAt } = outcome;
  return issueTokens(deps, { userId, sessionId, refreshToken: successor, refreshTokenExpiresAt: expiresAt });
}
