import { checkInput, type InvalidInput, invalidInput, newId, type Viewer } from '@app/kernel';
import { z } from 'zod';
import { hashSecret, newSecret } from '../crypto/secrets.ts';
import { contextOf } from './caller.ts';
import { passwordField } from './fields.ts';
import { passwordProblem } from './password-policy.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { type InvalidCredentials, invalidCredentials } from './refusals.ts';
import { issueTokens, publishSessions, type TokensIssued } from './sessions.ts';
import { isProven } from './step-up.ts';

const schema = z.object({ newPassword: passwordField });

/**
 * Changes the caller's password, proved by the present one; all other sessions end and this one has new tokens. Refuses with `InvalidInput`
 * (too short, too common), `InvalidCredentials` (wrong, or too many wrong ones). Cost: two password hashes, two transactions.
 */
export async function changePassword(
  deps: AuthDeps,
  caller: Caller,
  viewer: Viewer,
  input: { readonly currentPassword: string; readonly newPassword: string },
): Promise<TokensIssued | InvalidInput | InvalidCredentials> {
  const checked = checkInput(schema, input);
  if (!checked.ok) return checked.refusal;
  const { newPassword } = checked.value;
  const { id: userId, sessionId } = viewer;
  const account = (await deps.accounts.findByIds([userId], deps.clock.now())).get(userId);
  if (account === undefined) return invalidCredentials();
  const weak = passwordProblem(deps, 'newPassword', newPassword, [account.email, account.username]);
  if (weak !== null) return invalidInput(weak);
  const rule = { needsPassword: true, needsCode: false, stepsUp: true };
  if (!(await isProven(deps, caller, viewer, { password: input.currentPassword }, rule))) return invalidCredentials();
  const refreshToken = newSecret();
  const refreshTokenExpiresAt = await deps.store.changePassword({
    userId,
    passwordHash: await deps.passwords.hash(newPassword),
    keep: { sessionId, tokenId: newId(), tokenHash: hashSecret(refreshToken), idleSec: deps.settings.SESSION_IDLE_SEC },
    context: contextOf(caller),
    now: deps.clock.now(),
  });
  await publishSessions(deps, userId);
  if (refreshTokenExpiresAt === null) return invalidCredentials();
  return issueTokens(deps, { userId, sessionId, refreshToken, refreshTokenExpiresAt });
}
