import type { AuthPrisma } from '@app/prisma';
import type { Session } from '../domain/account.ts';

/** Most sessions of one account that are listed. */
const MAX_LISTED = 200;

/** Live sessions of an account, the most recently used first. */
export async function listLiveSessions(db: AuthPrisma, userId: string, now: Date): Promise<Session[]> {
  const rows = await db.userSession.findMany({
    where: { userId, revokedAt: null, idleExpiresAt: { gt: now }, absoluteExpiresAt: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
    take: MAX_LISTED,
  });
  return rows.map((row) => ({
    id: row.id,
    device: row.deviceName,
    userAgent: row.userAgent,
    ip: row.ip,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    expiresAt: new Date(Math.min(row.idleExpiresAt.getTime(), row.absoluteExpiresAt.getTime())),
  }));
}
