import { randomInt } from 'node:crypto';
import { languageOf, newId } from '@app/kernel';
import { checkHandle, foldHandle, HANDLE_LENGTH } from '@app/search';
import type { Account, ExternalProvider } from './account.ts';
import { contextOf } from './caller.ts';
import { displayNameField } from './fields.ts';
import type { AuthDeps, Caller, ExternalPerson } from './ports.ts';

const NAME_TRIES = 8;

/**
 * The account that a person at a provider signs in to: the linked one; else the one with the same address, if both sides have verified it;
 * else a new one. Null when the person has no verified address, or the account has another identity of this provider.
 */
export async function accountOfPerson(
  deps: AuthDeps,
  caller: Caller,
  provider: ExternalProvider,
  person: ExternalPerson,
): Promise<Account | null> {
  const now = deps.clock.now();
  const identity = { provider, issuer: person.issuer, subject: person.subject };
  const linkedId = await deps.store.findExternalLogin(identity, now);
  if (linkedId !== null) return (await deps.accounts.findByIds([linkedId], now)).get(linkedId) ?? null;
  if (person.email === null || !person.isEmailVerified) return null;
  const present = await deps.accounts.findByEmail(person.email, now);
  const userId = present?.emailVerifiedAt ? present.id : await registerPerson(deps, caller, person, person.email);
  if (userId === null) return null;
  const context = contextOf(caller);
  const outcome = await deps.store.linkExternalLogin({ id: newId(), userId, identity, email: person.email, context, now });
  if (outcome !== 'LINKED' && outcome !== 'UNCHANGED') return null;
  return (await deps.accounts.findByIds([userId], now)).get(userId) ?? null;
}

/** Registers a person with a verified address, in place of an unverified account; null when somebody else was faster. */
async function registerPerson(deps: AuthDeps, caller: Caller, person: ExternalPerson, email: string): Promise<string | null> {
  const displayName = displayNameField.safeParse(person.name ?? '');
  for (let attempt = 0; attempt < NAME_TRIES; attempt++) {
    const outcome = await deps.store.registerUser({
      userId: newId(),
      email,
      username: candidateName(email, attempt),
      passwordHash: null,
      displayName: displayName.success ? displayName.data : null,
      language: languageOf(person.language ?? caller.client.language),
      verification: null,
      decoyHoldSec: 0,
      context: contextOf(caller),
      now: deps.clock.now(),
    });
    if (outcome.outcome === 'USERNAME_TAKEN') continue;
    return outcome.outcome === 'EMAIL_KNOWN' ? null : outcome.userId;
  }
  return null;
}

/** A username from the address; with digits after it from the second try on, and nothing else but digits when all else fails. */
function candidateName(email: string, attempt: number): string {
  const local = foldHandle(email.slice(0, email.indexOf('@')))
    .replace(/[^a-z0-9_.]/g, '')
    .replace(/^[^a-z]+/, '');
  const stem = local.length < HANDLE_LENGTH.min || attempt >= NAME_TRIES / 2 ? 'user' : local;
  const suffix = attempt === 0 && stem === local ? '' : String(randomInt(10 ** 4, 10 ** (4 + attempt)));
  const name = stem.slice(0, HANDLE_LENGTH.max - suffix.length) + suffix;
  return checkHandle(name) === 'OK' ? name : `user${randomInt(10 ** 8, 10 ** 9)}`;
}
