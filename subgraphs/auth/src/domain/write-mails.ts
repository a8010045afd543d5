import type { AUTH_MAILS } from '@app/contracts/events';
import { newId } from '@app/kernel';
import { hashSecret } from '../crypto/secrets.ts';
import type { SendLetter } from '../mails/post-office.ts';
import type { Account } from './account.ts';
import { addressOf } from './address-requests.ts';
import type { AuthDeps } from './ports.ts';

/** What writing mails needs beside the rest. */
export interface MailDeps extends AuthDeps {
  readonly sendLetter: SendLetter;
}

/** Writes a mail that a change asked for. A link that was used or replaced meanwhile is not mailed any more. */
export async function writeRequestedMail(
  deps: MailDeps,
  request: { readonly userId: string; readonly mail: (typeof AUTH_MAILS)[number]; readonly tokenId: string | null },
): Promise<void> {
  const { userId, mail, tokenId } = request;
  const now = deps.clock.now();
  const account = (await deps.accounts.findByIds([userId], now)).get(userId);
  if (account === undefined) return;
  if (tokenId === null) return deps.sendLetter({ ...about(account), template: 'account-exists', token: null });
  const link = await deps.accounts.findEmailLink(tokenId, now);
  if (link === null || !link.isOpen) return;
  const letter = { ...about(account), to: link.email, token: deps.tokens.ofMail(tokenId) };
  if (mail === 'email-changed') return deps.sendLetter({ ...letter, template: 'security-alert', alert: 'EMAIL_CHANGED' });
  if (mail === 'verify-email') return deps.sendLetter({ ...letter, template: 'verify-email' });
  // Whoever asked is not told that the address has an owner; the owner is.
  const owner = await deps.accounts.findByEmail(link.email, now);
  if (owner !== null && owner.id !== userId && owner.emailVerifiedAt !== null)
    return deps.sendLetter({ ...about(owner), template: 'account-exists', token: null });
  return deps.sendLetter({ ...letter, template: 'confirm-email-change' });
}

/** Mails a reset link if the address has an account. */
export async function mailPasswordReset(deps: MailDeps, sealed: string): Promise<void> {
  const account = await accountAt(deps, sealed);
  if (account === null) return;
  const id = newId();
  const token = deps.tokens.ofMail(id);
  await deps.store.issuePasswordReset({
    id,
    userId: account.id,
    tokenHash: hashSecret(token),
    ip: null,
    now: deps.clock.now(),
    ttlSec: deps.settings.RESET_TOKEN_TTL_SEC,
  });
  await deps.sendLetter({ ...about(account), template: 'reset-password', token });
}

/** Mails a new verification link if the address has an account that needs one, else `account-exists` if it has one at all. */
export async function mailVerification(deps: MailDeps, sealed: string): Promise<void> {
  const account = await accountAt(deps, sealed);
  if (account === null) return;
  if (account.emailVerifiedAt !== null) return deps.sendLetter({ ...about(account), template: 'account-exists', token: null });
  const id = newId();
  const token = deps.tokens.ofMail(id);
  await deps.store.issueEmailToken({
    id,
    userId: account.id,
    purpose: 'REGISTRATION',
    email: account.email,
    tokenHash: hashSecret(token),
    sessionId: null,
    now: deps.clock.now(),
    ttlSec: deps.settings.VERIFY_TOKEN_TTL_SEC,
  });
  await deps.sendLetter({ ...about(account), template: 'verify-email', token });
}

/** Tells the owner of an account that something about its security happened. */
export async function mailAlert(deps: MailDeps, alert: { readonly userId: string; readonly kind: string }): Promise<void> {
  const account = (await deps.accounts.findByIds([alert.userId], deps.clock.now())).get(alert.userId);
  if (account !== undefined)
    await deps.sendLetter({ ...about(account), template: 'security-alert', token: null, alert: alert.kind });
}

/** Mails the link to a finished export of data. */
export async function mailDataExport(deps: MailDeps, ready: { readonly userId: string; readonly url: string }): Promise<void> {
  const account = (await deps.accounts.findByIds([ready.userId], deps.clock.now())).get(ready.userId);
  if (account !== undefined) await deps.sendLetter({ ...about(account), template: 'data-export', token: null, url: ready.url });
}

async function accountAt(deps: MailDeps, sealed: string): Promise<Account | null> {
  const email = addressOf(deps, sealed);
  return email === null ? null : deps.accounts.findByEmail(email, deps.clock.now());
}

function about(account: Account) {
  const { email, username, language } = account;
  return { to: email, username: account.displayName ?? username, language };
}
