import { PasswordResetRequested } from '@app/contracts/events';
import { checkInput, type InvalidInput, invalidInput, type NotAllowed } from '@app/kernel';
import { z } from 'zod';
import { hashSecret } from '../crypto/secrets.ts';
import { requestByAddress } from './address-requests.ts';
import { contextOf } from './caller.ts';
import { DONE, type Done } from './end-sessions.ts';
import { passwordField } from './fields.ts';
import { passwordProblem } from './password-policy.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { linkInvalid } from './refusals.ts';
import { publishSessions } from './sessions.ts';

const schema = z.object({ newPassword: passwordField });

/** Mails a reset link if the address has an account; always takes the same time. */
export async function requestPasswordReset(deps: AuthDeps, email: string): Promise<true> {
  return requestByAddress(deps, email, PasswordResetRequested);
}

/**
 * Sets a new password by a mailed link: all sessions end, locks by wrong tries open, the second factor stays, nobody is signed in.
 * Refuses with `InvalidInput` or `NotAllowed` LINK_INVALID. Cost: one password hash, one transaction.
 */
export async function resetPassword(
  deps: AuthDeps,
  caller: Caller,
  input: { readonly token: string; readonly newPassword: string },
): Promise<Done | InvalidInput | NotAllowed> {
  const checked = checkInput(schema, input);
  if (!checked.ok) return checked.refusal;
  const { newPassword } = checked.value;
  const weak = passwordProblem(deps, 'newPassword', newPassword, []);
  if (weak !== null) return invalidInput(weak);
  const userId = await deps.store.resetPassword({
    tokenHash: hashSecret(input.token),
    passwordHash: await deps.passwords.hash(newPassword),
    context: contextOf(caller),
    now: deps.clock.now(),
  });
  if (userId === null) return linkInvalid();
  await publishSessions(deps, userId);
  return DONE;
}
