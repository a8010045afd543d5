import type { SessionState } from '@app/contracts';
import type { NewEvent } from '@app/events/define';
import type { Clock, CursorCodec, Identity, Logger } from '@app/kernel';
import type * as database from '@app/prisma';
import type { AuthDatabase, Bytes, CheckedCode } from '@app/prisma';
import type { Account, ExternalProvider } from './account.ts';
import type { AuthSettings } from './settings.ts';

/** A call of the database, bound to a connection or to a transaction. */
type Bound<F> = F extends (db: AuthDatabase, ...args: infer Args) => infer Result ? (...args: Args) => Result : never;

/** The procedures of the database that use cases call. */
export const PROCEDURES = [
  'registerUser',
  'issueEmailToken',
  'redeemEmailToken',
  'changeAccountStatus',
  'changeUsername',
  'listDueDeletions',
  'confirmDeletion',
  'remindOfDeletions',
  'findSignInAccount',
  'recordLoginAttempt',
  'answerSecondFactor',
  'recordProof',
  'createSession',
  'rotateRefreshToken',
  'revokeSessions',
  'findSessionState',
  'listSessionStates',
  'renewSessionToken',
  'touchSession',
  'issuePasswordReset',
  'resetPassword',
  'changePassword',
  'rehashPassword',
  'beginTwoFactorSetup',
  'enableTwoFactor',
  'disableTwoFactor',
  'replaceRecoveryCodes',
  'openChallenge',
  'findTwoFactorChallenge',
  'takeChallenge',
  'takePasskeyRegistration',
  'addPasskey',
  'removePasskey',
  'recordPasskeyUse',
  'linkExternalLogin',
  'unlinkExternalLogin',
  'findExternalLogin',
  'openOAuthState',
  'takeOAuthState',
  'requestDataExport',
  'addDataExportPart',
  'finishDataExport',
  'changeRole',
  'verifyAuditChain',
  'cleanupExpiredTokens',
] as const satisfies readonly (keyof typeof database)[];

/** What must be atomic or counted is a procedure in the database; this is all of it, bound. */
export type AuthProcedures = { readonly [Name in (typeof PROCEDURES)[number]]: Bound<(typeof database)[Name]> };

/** Procedures inside one transaction, with the events that commit along. */
export interface AuthTransaction extends AuthProcedures {
  publish(event: NewEvent): Promise<void>;
}

/** Runs `work` in one transaction; again from its start when it lost against another. */
export type Atomically = <T>(work: (tx: AuthTransaction) => Promise<T>) => Promise<T>;

/** Secrets of an account that use cases check against, encrypted or hashed. */
export interface AccountSecrets {
  readonly passwordHash: string | null;
  readonly sealedTwoFactor: Bytes | null;
  readonly sealedPendingTwoFactor: Bytes | null;
}

/** A mailed link about an address, as the mail needs it. */
export interface MailedLink {
  readonly userId: string;
  readonly email: string;
  readonly expiresAt: Date;
  readonly isOpen: boolean;
}

/** A registered WebAuthn credential. */
export interface StoredPasskey {
  readonly id: string;
  readonly userId: string;
  readonly credentialId: Uint8Array<ArrayBuffer>;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly signCount: bigint;
  readonly transports: readonly string[];
}

/** Plain reads of accounts and what hangs on them. */
export interface AccountReader {
  /** Accounts that are not deleted; unknown ids are left out. */
  findByIds(ids: readonly string[], now: Date): Promise<ReadonlyMap<string, Account>>;
  /** The account with this address, in any spelling; null when there is none. */
  findByEmail(email: string, now: Date): Promise<Account | null>;
  findSecrets(userId: string): Promise<AccountSecrets | null>;
  findEmailLink(tokenId: string, now: Date): Promise<MailedLink | null>;
  findPasskey(credentialId: Uint8Array<ArrayBuffer>): Promise<StoredPasskey | null>;
  listPasskeys(userId: string): Promise<readonly StoredPasskey[]>;
}

/** States of sessions where the gateway looks first. */
export interface SessionStates {
  /** Keeps a state that was just read, unless there is one already: a newer truth is never overwritten. */
  keep(sessionId: string, state: SessionState, ttlMs: number): Promise<void>;
  /** Puts states in place of others. An ended session stays ended. */
  overwrite(states: ReadonlyMap<string, SessionState>): Promise<void>;
}

/** Passwords as hashes. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(stored: string, password: string): Promise<boolean>;
  /** Takes as long as `verify`, for a name that nobody has. */
  verifyDecoy(password: string): Promise<void>;
  /** Whether a hash was made at another cost than today's. */
  isOutdated(stored: string): boolean;
}

/** Whether a password is one that everybody tries first. */
export type IsCommonPassword = (password: string) => boolean;

/** What an access token says. */
export interface AccessTokenClaims {
  readonly userId: string;
  readonly sessionId: string;
}

/** Makes access tokens. */
export interface AccessTokenIssuer {
  issue(claims: AccessTokenClaims, now: Date): Promise<{ readonly token: string; readonly expiresAt: Date }>;
}

/** Authenticator apps and recovery codes. */
export interface Authenticators {
  /** A new shared secret in Base32. */
  newSecret(): string;
  /** `otpauth:` address of a secret, as a QR code shows it. */
  uri(secret: string, account: string): string;
  /** The time step whose code this is, within ±1 of now; null when it is none. */
  stepOf(secret: string, code: string, now: Date): bigint | null;
  /** A code as the database decides on it: the step it matches, or the recovery code it would be. */
  check(input: {
    readonly userId: string;
    readonly secret: string | null;
    readonly code: string;
    readonly now: Date;
  }): CheckedCode;
  newRecoveryCodes(userId: string, count: number): { readonly codes: readonly string[]; readonly hashes: readonly Bytes[] };
}

/** A credential that an authenticator has just made. */
export interface NewCredential {
  readonly credentialId: Bytes;
  readonly publicKey: Bytes;
  readonly signCount: bigint;
  readonly transports: readonly string[];
  readonly isBackedUp: boolean;
}

/** The ceremonies of WebAuthn. Options and responses are the JSON of the specification, as text. */
export interface PasskeyCeremonies {
  startRegistration(
    account: Pick<Account, 'id' | 'username' | 'displayName'>,
    present: readonly StoredPasskey[],
  ): Promise<{ readonly challenge: string; readonly options: string }>;
  /** Null when the response is malformed or does not verify. */
  finishRegistration(response: string, challenge: string): Promise<NewCredential | null>;
  startLogin(): Promise<{ readonly challenge: string; readonly options: string }>;
  /** Which credential a response names; null when it is malformed. */
  credentialOf(response: string): Bytes | null;
  /** The authenticator's new counter; null when the response does not verify. */
  finishLogin(response: string, challenge: string, passkey: StoredPasskey): Promise<bigint | null>;
}

/** Somebody as a provider knows them. */
export interface ExternalPerson {
  /** Empty for providers with a single issuer. */
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  readonly name: string | null;
  /** BCP 47; null when the provider does not say. */
  readonly language: string | null;
}

/** The secrets of one authorization request. */
export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** PKCE code verifier. */
  readonly verifier: string;
}

/** The providers that are set up. */
export interface ExternalProviders {
  isOffered(provider: ExternalProvider): boolean;
  /** Where to send the browser. Throws `ServiceUnavailableError` when the provider cannot be reached. */
  start(provider: ExternalProvider, request: AuthorizationRequest): Promise<string>;
  /** Who came back; null when the provider, or a check of state, nonce or PKCE, says no. Throws `ServiceUnavailableError`. */
  complete(provider: ExternalProvider, answer: AuthorizationRequest & { readonly code: string }): Promise<ExternalPerson | null>;
}

/** Encrypts what must be read again. */
export interface Seal {
  seal(text: string, about?: string): Bytes;
  open(sealed: Uint8Array, about?: string): string | null;
}

/** Tokens that follow from something known by a server secret, so that they can be made again though only hashes are stored. */
export interface DerivedTokens {
  /** The successor of a refresh token. */
  successorOf(refreshToken: string): string;
  /** The token of a mailed link by the id of its row. */
  ofMail(tokenId: string): string;
}

/** Who calls, as the gateway has established it. */
export type Caller = Pick<Identity, 'viewer' | 'client'>;

/** What every use case of auth works with. */
export interface AuthDeps {
  readonly settings: AuthSettings;
  readonly clock: Clock;
  readonly cursors: CursorCodec;
  readonly log: Logger;
  readonly store: AuthProcedures;
  readonly atomically: Atomically;
  readonly accounts: AccountReader;
  readonly sessionStates: SessionStates;
  readonly passwords: PasswordHasher;
  readonly isCommonPassword: IsCommonPassword;
  readonly accessTokens: AccessTokenIssuer;
  readonly authenticators: Authenticators;
  readonly twoFactorSeal: Seal;
  readonly addressSeal: Seal;
  readonly tokens: DerivedTokens;
}
