import type { Role } from '@app/kernel';

/** State of an account as its owner and staff see it. `LOCKED`: by staff, or for a while after wrong passwords. */
export type AccountStatus = 'UNVERIFIED' | 'ACTIVE' | 'LOCKED' | 'DEACTIVATED' | 'PENDING_DELETION';
/** Who can vouch for a person besides us. */
export type ExternalProvider = 'GOOGLE' | 'GITHUB' | 'APPLE' | 'OIDC';

/** Credentials and security state of one user, without any secret. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  /** Null: the username is shown. */
  readonly displayName: string | null;
  /** BCP 47. */
  readonly language: string;
  readonly status: AccountStatus;
  /** When the address was proved; null while it is not. */
  readonly emailVerifiedAt: Date | null;
  /** End of the lock in force; null when there is none, or none is set to a lock by staff. */
  readonly lockedUntil: Date | null;
  readonly roles: readonly Role[];
  readonly twoFactorEnabled: boolean;
  readonly createdAt: Date;
  readonly lastLoginAt: Date | null;
  /** When the account will be deleted; null unless that was asked for. */
  readonly deletionDueAt: Date | null;
}

/** One sign-in on one device. */
export interface Session {
  readonly id: string;
  readonly device: string;
  readonly userAgent: string;
  readonly ip: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** A WebAuthn credential as its owner sees it. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** An identity at a provider that is linked to an account. */
export interface ExternalLogin {
  readonly provider: ExternalProvider;
  readonly subject: string;
  readonly email: string | null;
  readonly linkedAt: Date;
}

/** The caller's private side: who, and by which session (null for one that a mailed link or a proof has just named). */
export interface ViewerRef {
  readonly id: string;
  readonly sessionId: string | null;
}
