import { readFile } from 'node:fs/promises';
import { newId, ROLES } from '@app/kernel';
import { SYSTEM_CONTEXT } from '@app/prisma';
import { z } from 'zod';
import type { AuthDeps } from './domain/ports.ts';

const accountsSchema = z.array(
  z.object({ username: z.string(), email: z.email(), password: z.string(), roles: z.array(z.enum(ROLES)) }),
);
const STAFF: readonly string[] = ['ADMIN', 'MODERATOR'];

/** Creates the staff accounts of a development platform, verified and with their roles; those that exist stay as they are. Throws on a file of another shape. */
export async function createStaffAccounts(deps: AuthDeps, file: string): Promise<void> {
  const accounts = accountsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const account of accounts.filter(({ roles }) => roles.some((role) => STAFF.includes(role)))) {
    const existing = await deps.store.findSignInAccount(account.email);
    const userId = existing?.id ?? (await createVerified(deps, account));
    if (userId === null) continue;
    for (const role of account.roles.filter((name) => STAFF.includes(name)))
      await deps.store.changeRole({ userId, role, isAssigned: true, context: SYSTEM_CONTEXT });
  }
}

async function createVerified(
  deps: AuthDeps,
  account: { readonly username: string; readonly email: string; readonly password: string },
): Promise<string | null> {
  const outcome = await deps.store.registerUser({
    userId: newId(),
    email: account.email,
    username: account.username,
    passwordHash: await deps.passwords.hash(account.password),
    displayName: null,
    language: 'en',
    verification: null,
    decoyHoldSec: 0,
    context: SYSTEM_CONTEXT,
  });
  if (outcome.outcome !== 'USERNAME_TAKEN') return outcome.userId;
  deps.log.warn({ username: account.username }, 'the name of a staff account is taken by another address');
  return null;
}
