import { VerificationRequested } from '@app/contracts/events';
import { type NotAllowed, notAllowed, text } from '@app/kernel';
import { hashSecret } from '../crypto/secrets.ts';
import { requestByAddress } from './address-requests.ts';
import { contextOf } from './caller.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { linkInvalid } from './refusals.ts';
import { openSession, type TokensIssued } from './sessions.ts';

/** Proves the address of a new account by its mailed link, and signs in. Refuses with `NotAllowed` LINK_INVALID or SIGN_IN_REFUSED. */
export async function verifyEmail(deps: AuthDeps, caller: Caller, token: string): Promise<TokensIssued | NotAllowed> {
  const outcome = await deps.store.redeemEmailToken({
    tokenHash: hashSecret(token),
    purposes: ['REGISTRATION'],
    revert: null,
    context: contextOf(caller),
    now: deps.clock.now(),
  });
  if (outcome.outcome !== 'VERIFIED') return linkInvalid();
  const signedIn = await openSession(deps, caller, { userId: outcome.userId, method: 'EMAIL_LINK', device: null });
  if (signedIn.kind === 'TokensIssued') return signedIn;
  return notAllowed(
    'SIGN_IN_REFUSED',
    text('The address is verified, but you cannot sign in now.', '邮箱已验证，但目前无法登录。'),
  );
}

/** Mails a new verification link if the address has an account that needs one; always takes the same time. */
export async function resendVerification(deps: AuthDeps, email: string): Promise<true> {
  return requestByAddress(deps, email, VerificationRequested);
}
