import type { AuthPrisma, Prisma } from '@app/prisma';
import type { Account } from '../domain/account.ts';
import type { AccountReader, AccountSecrets, MailedLink, StoredPasskey } from '../domain/ports.ts';

/** What an account is read with. */
export const accountSelection = {
  id: true,
  email: true,
  username: true,
  displayName: true,
  language: true,
  status: true,
  emailVerifiedAt: true,
  lockedUntil: true,
  staffLockedUntil: true,
  statusBeforeLock: true,
  twoFactorEnabledAt: true,
  createdAt: true,
  lastLoginAt: true,
  deletionDueAt: true,
  roles: { select: { role: { select: { name: true } } } },
} satisfies Prisma.UserSelect;

type AccountRow = Prisma.UserGetPayload<{ select: typeof accountSelection }>;

/** Accounts and what hangs on them, read plainly. */
export class PrismaAccountStore implements AccountReader {
  readonly #db: AuthPrisma;

  constructor(db: AuthPrisma) {
    this.#db = db;
  }

  async findByIds(ids: readonly string[], now: Date): Promise<ReadonlyMap<string, Account>> {
    const rows = await this.#db.user.findMany({ where: { id: { in: [...ids] }, isDeleted: false }, select: accountSelection });
    return new Map(rows.map((row) => [row.id, toAccount(row, now)]));
  }

  async findByEmail(email: string, now: Date): Promise<Account | null> {
    const emailNormalized = email.normalize('NFKC').trim().toLowerCase();
    const row = await this.#db.user.findFirst({ where: { emailNormalized, isDeleted: false }, select: accountSelection });
    return row === null ? null : toAccount(row, now);
  }

  async findSecrets(userId: string): Promise<AccountSecrets | null> {
    const row = await this.#db.user.findFirst({
      where: { id: userId, isDeleted: false },
      select: { passwordHash: true, twoFactorSecret: true, twoFactorPendingSecret: true },
    });
    if (row === null) return null;
    return {
      passwordHash: row.passwordHash,
      sealedTwoFactor: row.twoFactorSecret,
      sealedPendingTwoFactor: row.twoFactorPendingSecret,
    };
  }

  async findEmailLink(tokenId: string, now: Date): Promise<MailedLink | null> {
    const row = await this.#db.emailVerificationToken.findUnique({ where: { id: tokenId } });
    if (row === null) return null;
    const isOpen = row.consumedAt === null && row.supersededAt === null && row.expiresAt > now;
    return { userId: row.userId, email: row.email, expiresAt: row.expiresAt, isOpen };
  }

  async findPasskey(credentialId: Uint8Array<ArrayBuffer>): Promise<StoredPasskey | null> {
    return this.#db.passkey.findUnique({ where: { credentialId } });
  }

  async listPasskeys(userId: string): Promise<readonly StoredPasskey[]> {
    return this.#db.passkey.findMany({ where: { userId } });
  }
}

/** An account as its owner and staff see it at `now`. */
export function toAccount(row: AccountRow, now: Date): Account {
  const isStaffLocked = row.status === 'LOCKED' && (row.staffLockedUntil === null || row.staffLockedUntil > now);
  const isLockedOut = row.lockedUntil !== null && row.lockedUntil > now;
  const isLocked = isStaffLocked || (isLockedOut && row.status === 'ACTIVE');
  return {
    id: row.id,
    email: row.email,
    username: row.username,
    displayName: row.displayName,
    language: row.language,
    status: isLocked ? 'LOCKED' : row.status === 'LOCKED' ? (row.statusBeforeLock ?? 'ACTIVE') : row.status,
    emailVerifiedAt: row.emailVerifiedAt,
    lockedUntil: isStaffLocked ? row.staffLockedUntil : isLockedOut ? row.lockedUntil : null,
    roles: row.roles.map(({ role }) => role.name).sort((a, b) => ROLE_ORDER.indexOf(a) - ROLE_ORDER.indexOf(b)),
    twoFactorEnabled: row.twoFactorEnabledAt !== null,
    createdAt: row.createdAt,
    lastLoginAt: row.lastLoginAt,
    deletionDueAt: row.deletionDueAt,
  };
}

const ROLE_ORDER = ['USER', 'MODERATOR', 'ADMIN'];
