import { MailRequested } from '@app/contracts/events';
import { checkInput, type InvalidInput, invalidInput, type LocalizedText, newId, text } from '@app/kernel';
import { z } from 'zod';
import { hashSecret } from '../crypto/secrets.ts';
import { contextOf } from './caller.ts';
import { displayNameField, emailField, languageField, passwordField, usernameField, usernameTaken } from './fields.ts';
import { passwordProblem } from './password-policy.ts';
import type { AuthDeps, AuthTransaction, Caller } from './ports.ts';

/** What a registration brings, unchecked. */
export interface Registration {
  readonly email: string;
  readonly username: string;
  readonly password: string;
  readonly displayName?: string | null;
  readonly language?: string | null;
}

/** Whatever the address was: look into the mailbox. */
export interface RegisterSuccess {
  readonly kind: 'RegisterSuccess';
  readonly message: LocalizedText;
}

const schema = z.object({
  email: emailField,
  username: usernameField,
  password: passwordField,
  displayName: displayNameField.nullish(),
  language: languageField.nullish(),
});

/**
 * Creates an account and sends the verification mail. An address that has an account gets the mail `account-exists` instead, and the answer
 * is the same; one whose account was never verified is replaced. Refuses with `InvalidInput`, also for a taken username.
 * Cost: one password hash, one transaction, whatever the address.
 */
export async function register(deps: AuthDeps, caller: Caller, input: Registration): Promise<RegisterSuccess | InvalidInput> {
  const checked = checkInput(schema, input);
  if (!checked.ok) return checked.refusal;
  const { email, username, password, displayName, language } = checked.value;
  const weak = passwordProblem(deps, 'password', password, [email, username]);
  if (weak !== null) return invalidInput(weak);
  const passwordHash = await deps.passwords.hash(password);
  const tokenId = newId();
  const now = deps.clock.now();
  const isTaken = await deps.atomically(async (tx) => {
    const outcome = await tx.registerUser({
      userId: newId(),
      email,
      username,
      passwordHash,
      displayName: displayName ?? null,
      language: language ?? caller.client.language,
      verification: {
        tokenId,
        tokenHash: hashSecret(deps.tokens.ofMail(tokenId)),
        ttlSec: deps.settings.VERIFY_TOKEN_TTL_SEC,
      },
      decoyHoldSec: deps.settings.UNVERIFIED_RETENTION_SEC,
      context: contextOf(caller),
      now,
    });
    if (outcome.outcome === 'USERNAME_TAKEN') return true;
    await requestMail(tx, outcome.userId, outcome.outcome === 'EMAIL_KNOWN' ? null : tokenId);
    return false;
  });
  return isTaken ? invalidInput(usernameTaken()) : checkMailbox();
}

function requestMail(tx: AuthTransaction, userId: string, tokenId: string | null): Promise<void> {
  return tx.publish(MailRequested({ userId, mail: tokenId === null ? 'account-exists' : 'verify-email', tokenId }));
}

function checkMailbox(): RegisterSuccess {
  return {
    kind: 'RegisterSuccess',
    message: text('Check your mailbox: we have sent you a message.', '请查收邮件：我们已向您发送了一封邮件。'),
  };
}
