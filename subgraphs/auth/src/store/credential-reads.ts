import type { AuthPrisma } from '@app/prisma';
import type { ExternalLogin, Passkey } from '../domain/account.ts';

/** Passkeys of accounts, oldest first. */
export async function listPasskeys(db: AuthPrisma, accountIds: readonly string[]): Promise<ReadonlyMap<string, Passkey[]>> {
  const rows = await db.passkey.findMany({
    where: { userId: { in: [...accountIds] } },
    select: { id: true, userId: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: { createdAt: 'asc' },
  });
  return Map.groupBy(rows, ({ userId }) => userId);
}

/** External logins of accounts, oldest first. */
export async function listExternalLogins(
  db: AuthPrisma,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, ExternalLogin[]>> {
  const rows = await db.externalLoginProvider.findMany({
    where: { userId: { in: [...accountIds] } },
    select: { userId: true, provider: true, subject: true, email: true, linkedAt: true },
    orderBy: { linkedAt: 'asc' },
  });
  return Map.groupBy(rows, ({ userId }) => userId);
}

/** How many recovery codes of accounts are unused. */
export async function countRecoveryCodes(db: AuthPrisma, accountIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.recoveryCode.groupBy({
    by: ['userId'],
    where: { userId: { in: [...accountIds] }, usedAt: null },
    _count: { _all: true },
  });
  return new Map(rows.map(({ userId, _count }) => [userId, _count._all]));
}
