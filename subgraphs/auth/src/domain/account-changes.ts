import { MailRequested } from '@app/contracts/events';
import {
  type Conflict,
  checkInput,
  conflict,
  type InvalidInput,
  invalidInput,
  type NotAllowed,
  type NotFound,
  newId,
  notFound,
  problem,
  text,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';
import { hashSecret } from '../crypto/secrets.ts';
import type { Account } from './account.ts';
import { contextOf, hasSteppedUp } from './caller.ts';
import { DONE, type Done } from './end-sessions.ts';
import { emailField, usernameField, usernameTaken } from './fields.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { linkInvalid, stepUpRequired } from './refusals.ts';
import { publishSessions } from './sessions.ts';

/** The account as it is now. */
export interface AccountSuccess {
  readonly kind: 'AccountSuccess';
  readonly account: Account;
}

/** The account after a change; `NotFound` when it went away meanwhile. */
export async function accountNow(deps: AuthDeps, userId: string): Promise<AccountSuccess | NotFound> {
  const account = (await deps.accounts.findByIds([userId], deps.clock.now())).get(userId);
  return account === undefined ? notFound() : { kind: 'AccountSuccess', account };
}

const usernameSchema = z.object({ username: usernameField });
const emailSchema = z.object({ newEmail: emailField });

/** Renames the caller; the old name is held for them for a while. Refuses with `InvalidInput`: bad form, reserved, confusable, TAKEN. */
export async function changeUsername(
  deps: AuthDeps,
  caller: Caller,
  viewer: Viewer,
  username: string,
): Promise<AccountSuccess | InvalidInput | NotFound> {
  const checked = checkInput(usernameSchema, { username });
  if (!checked.ok) return checked.refusal;
  const outcome = await deps.store.changeUsername({
    userId: viewer.id,
    username: checked.value.username,
    holdSec: deps.settings.USERNAME_HOLD_SEC,
    context: contextOf(caller),
    now: deps.clock.now(),
  });
  return outcome === 'TAKEN' ? invalidInput(usernameTaken()) : accountNow(deps, viewer.id);
}

/**
 * Mails a confirmation to the new address; nothing changes before it is answered. The same for an address that somebody has: its owner is
 * told instead. Needs step-up. Cost: one transaction.
 */
export async function requestEmailChange(
  deps: AuthDeps,
  viewer: Viewer,
  newEmail: string,
): Promise<Done | InvalidInput | NotAllowed | NotFound> {
  const now = deps.clock.now();
  if (!hasSteppedUp(deps.settings, viewer, now)) return stepUpRequired();
  const checked = checkInput(emailSchema, { newEmail });
  if (!checked.ok) return checked.refusal;
  const email = checked.value.newEmail;
  const account = (await deps.accounts.findByIds([viewer.id], now)).get(viewer.id);
  if (account === undefined) return notFound();
  if (account.email.toLowerCase() === email.toLowerCase()) {
    return invalidInput(problem('newEmail', 'UNCHANGED', text('This is your address already.', '这已是您当前的邮箱。')));
  }
  const tokenId = newId();
  await deps.atomically(async (tx) => {
    await tx.issueEmailToken({
      id: tokenId,
      userId: viewer.id,
      purpose: 'EMAIL_CHANGE',
      email,
      tokenHash: hashSecret(deps.tokens.ofMail(tokenId)),
      sessionId: viewer.sessionId,
      now,
      ttlSec: deps.settings.VERIFY_TOKEN_TTL_SEC,
    });
    await tx.publish(MailRequested({ userId: viewer.id, mail: 'confirm-email-change', tokenId }));
  });
  return DONE;
}

/**
 * Gives an account its new address by the link mailed there, or its old one back by the link mailed to that. Other sessions end.
 * Refuses with `NotAllowed` LINK_INVALID, or `Conflict` TAKEN when somebody else proved the address meanwhile.
 */
export async function confirmEmailChange(
  deps: AuthDeps,
  caller: Caller,
  token: string,
): Promise<AccountSuccess | NotAllowed | Conflict | NotFound> {
  const tokenId = newId();
  const outcome = await deps.atomically(async (tx) => {
    const redeemed = await tx.redeemEmailToken({
      tokenHash: hashSecret(token),
      purposes: ['EMAIL_CHANGE', 'EMAIL_REVERT'],
      revert: { tokenId, tokenHash: hashSecret(deps.tokens.ofMail(tokenId)), ttlSec: deps.settings.EMAIL_REVERT_TTL_SEC },
      context: contextOf(caller),
      now: deps.clock.now(),
    });
    if (redeemed.outcome === 'EMAIL_CHANGED')
      await tx.publish(MailRequested({ userId: redeemed.userId, mail: 'email-changed', tokenId }));
    return redeemed;
  });
  if (!('userId' in outcome)) return outcome.outcome === 'INVALID' ? linkInvalid() : addressTaken();
  await publishSessions(deps, outcome.userId);
  return accountNow(deps, outcome.userId);
}

function addressTaken(): Conflict {
  return conflict('TAKEN', text('This address belongs to another account now.', '该邮箱现已属于其他账号。'));
}
