import { isIP } from 'node:net';
import type { AuthPrisma, Prisma } from '@app/prisma';
import type { Account, AccountStatus } from '../domain/account.ts';
import type { AccountFilter, AdminReader, AttemptFilter, AuditEntry, AuditFilter, LoginAttempt } from '../domain/admin-lists.ts';
import { accountSelection, toAccount } from './account-store.ts';

/** Lists for staff: newest first, each by an index. */
export class PrismaAdminReader implements AdminReader {
  readonly #db: AuthPrisma;

  constructor(db: AuthPrisma) {
    this.#db = db;
  }

  async listAccounts(filter: AccountFilter, beforeId: string | null, limit: number, now: Date): Promise<readonly Account[]> {
    const rows = await this.#db.user.findMany({
      where: {
        isDeleted: false,
        ...(beforeId === null ? {} : { id: { lt: beforeId } }),
        AND: [matching(filter.query), ofStatus(filter.status, now)],
      },
      orderBy: { id: 'desc' },
      take: limit,
      select: accountSelection,
    });
    return rows.map((row) => toAccount(row, now));
  }

  async listAudit(filter: AuditFilter, beforeSeq: bigint | null, limit: number): Promise<readonly AuditEntry[]> {
    const { accountId, action, since, until } = filter;
    const rows = await this.#db.auditLog.findMany({
      where: {
        seq: beforeSeq === null ? { not: null } : { lt: beforeSeq },
        ...(accountId === null ? {} : { subjectId: accountId }),
        ...(action === null ? {} : { action }),
        ...(since === null && until === null
          ? {}
          : { occurredAt: { ...(since === null ? {} : { gte: since }), ...(until === null ? {} : { lt: until }) } }),
      },
      orderBy: { seq: 'desc' },
      take: limit,
    });
    return rows.map((row) => ({
      id: row.id,
      seq: row.seq ?? 0n,
      at: row.occurredAt,
      action: row.action,
      actorId: row.actorId,
      subjectId: row.subjectId,
      ip: row.ip,
      userAgent: row.userAgent,
      details: detailsOf(row.details),
      hash: Buffer.from(row.hash).toString('hex'),
    }));
  }

  async listAttempts(filter: AttemptFilter, beforeId: string | null, limit: number): Promise<readonly LoginAttempt[]> {
    if (filter.ip !== null && isIP(filter.ip) === 0) return [];
    const rows = await this.#db.loginAttempt.findMany({
      where: {
        ...(beforeId === null ? {} : { id: { lt: beforeId } }),
        ...(filter.accountId === null ? {} : { userId: filter.accountId }),
        ...(filter.ip === null ? {} : { ip: filter.ip }),
      },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map((row) => ({
      id: row.id,
      at: row.occurredAt,
      name: row.name,
      accountId: row.userId,
      succeeded: row.succeeded,
      reason: row.reason,
      ip: row.ip,
    }));
  }
}

/** By beginning of e-mail or username. */
function matching(query: string | null): Prisma.UserWhereInput {
  if (query === null || query === '') return {};
  const start = query
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
  return { OR: [{ emailNormalized: { startsWith: start } }, { usernameFolded: { startsWith: start } }] };
}

/** The state as `toAccount` shows it. */
function ofStatus(status: AccountStatus | null, now: Date): Prisma.UserWhereInput {
  if (status === null) return {};
  const staffLock: Prisma.UserWhereInput = {
    status: 'LOCKED',
    OR: [{ staffLockedUntil: null }, { staffLockedUntil: { gt: now } }],
  };
  const lockedOut: Prisma.UserWhereInput = { status: 'ACTIVE', lockedUntil: { gt: now } };
  if (status === 'LOCKED') return { OR: [staffLock, lockedOut] };
  return { NOT: lockedOut, OR: [{ status }, { status: 'LOCKED', staffLockedUntil: { lte: now }, statusBeforeLock: status }] };
}

function detailsOf(details: unknown): { key: string; value: string }[] {
  if (typeof details !== 'object' || details === null) return [];
  return Object.entries(details).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}
