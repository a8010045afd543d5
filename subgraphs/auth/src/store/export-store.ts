import type { AuthPrisma } from '@app/prisma';
import type { DataExport, ExportedFile, ExportReader } from '../domain/data-export.ts';

const selection = { id: true, userId: true, readyAt: true, expiresAt: true } as const;

/** Exports and their parts in PostgreSQL: the archive is written when it is fetched. */
export class PrismaExportStore implements ExportReader {
  readonly #db: AuthPrisma;

  constructor(db: AuthPrisma) {
    this.#db = db;
  }

  async find(id: string): Promise<DataExport | null> {
    return this.#db.dataExport.findUnique({ where: { id }, select: selection });
  }

  async listOpen(limit: number): Promise<readonly DataExport[]> {
    return this.#db.dataExport.findMany({
      where: { readyAt: null },
      orderBy: { requestedAt: 'asc' },
      take: limit,
      select: selection,
    });
  }

  async listDomains(exportId: string): Promise<readonly string[]> {
    const rows = await this.#db.dataExportPart.findMany({ where: { exportId }, select: { domain: true } });
    return rows.map(({ domain }) => domain);
  }

  async readParts(exportId: string): Promise<readonly { readonly domain: string; readonly data: unknown }[]> {
    const orderBy = { domain: 'asc' } as const;
    return this.#db.dataExportPart.findMany({ where: { exportId }, select: { domain: true, data: true }, orderBy });
  }
}

/** What auth itself holds about a user, without secrets. */
export async function collectAuthFiles(db: AuthPrisma, userId: string): Promise<readonly ExportedFile[]> {
  const [account, sessions, devices, passkeys, externalLogins, attempts, audit] = await Promise.all([
    db.user.findUnique({
      where: { id: userId },
      omit: { passwordHash: true, twoFactorSecret: true, twoFactorPendingSecret: true, lastTotpStep: true },
    }),
    db.userSession.findMany({ where: { userId }, orderBy: { createdAt: 'desc' } }),
    db.knownDevice.findMany({ where: { userId }, omit: { tokenHash: true } }),
    db.passkey.findMany({ where: { userId }, select: { id: true, name: true, createdAt: true, lastUsedAt: true } }),
    db.externalLoginProvider.findMany({ where: { userId } }),
    db.loginAttempt.findMany({ where: { userId }, orderBy: { id: 'desc' }, take: 10_000 }),
    db.auditLog.findMany({
      where: { subjectId: userId },
      orderBy: { seq: 'desc' },
      take: 10_000,
      select: { occurredAt: true, action: true, ip: true, userAgent: true, details: true },
    }),
  ]);
  const contents = { account, sessions, devices, passkeys, 'external-logins': externalLogins, 'login-attempts': attempts, audit };
  return Object.entries(contents).map(([name, content]) => ({ name: `${name}.json`, json: JSON.stringify(content, null, 2) }));
}
