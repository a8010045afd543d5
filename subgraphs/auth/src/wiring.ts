import { ConfigError, type Viewer } from '@app/kernel';
import { createSmtpMailer, DevelopmentMailbox, type Mailer } from '@app/mail';
import type { Runtime } from '@app/subgraph';
import type { AuthConfig } from './config.ts';
import { AccessTokens } from './crypto/access-tokens.ts';
import { isCommonPassword } from './crypto/common-passwords.ts';
import { createPasswordHasher } from './crypto/passwords.ts';
import { Sealer } from './crypto/sealer.ts';
import { keyedHash } from './crypto/secrets.ts';
import { createAuthenticators } from './crypto/totp.ts';
import type { ViewerRef } from './domain/account.ts';
import { completeTwoFactor } from './domain/complete-two-factor.ts';
import { logOut, logOutEverywhere, revokeSession } from './domain/end-sessions.ts';
import { type LogIn, logIn } from './domain/log-in.ts';
import type { Caller } from './domain/ports.ts';
import { refreshSession } from './domain/refresh-session.ts';
import { type Registration, register } from './domain/register.ts';
import { publishSessions, readSessionState } from './domain/sessions.ts';
import { type Proof, stepUp } from './domain/step-up.ts';
import { resendVerification, verifyEmail } from './domain/verify-email.ts';
import {
  type MailDeps,
  mailAlert,
  mailDataExport,
  mailPasswordReset,
  mailVerification,
  writeRequestedMail,
} from './domain/write-mails.ts';
import { createPostOffice } from './mails/post-office.ts';
import { createPostgresDomain } from './postgres-domain.ts';
import { PrismaAccountStore } from './store/account-store.ts';
import { countRecoveryCodes, listExternalLogins, listPasskeys } from './store/credential-reads.ts';
import { failingClosed } from './store/failing-closed.ts';
import { bindProcedures, transactionsOf } from './store/procedures.ts';
import { RedisSessionCache } from './store/session-cache.ts';
import { listLiveSessions } from './store/session-store.ts';

/** Who gets what: stores, mechanisms and use cases of auth. */
export function wire(runtime: Runtime, config: AuthConfig) {
  const { clock, logger: log } = runtime;
  const domain = createPostgresDomain(runtime, 'auth', config);
  const accessTokens = new AccessTokens({
    keySet: config.SIGNING_KEYS,
    issuer: config.ACCESS_TOKEN_ISSUER,
    audience: config.ACCESS_TOKEN_AUDIENCE,
    ttlSec: config.ACCESS_TOKEN_TTL_SEC,
  });
  const deps: MailDeps = {
    settings: config,
    clock,
    cursors: runtime.cursors,
    log,
    store: bindProcedures(domain.db),
    atomically: transactionsOf(domain.db),
    accounts: new PrismaAccountStore(domain.db),
    sessionStates: new RedisSessionCache(runtime.redis, runtime.redisPrefix),
    passwords: createPasswordHasher({
      memoryKib: config.ARGON2_MEMORY_KIB,
      passes: config.ARGON2_PASSES,
      parallelHashes: config.ARGON2_PARALLEL_HASHES,
    }),
    isCommonPassword,
    accessTokens,
    authenticators: createAuthenticators({ secret: config.TWO_FACTOR_SECRET, issuer: config.TWO_FACTOR_ISSUER }),
    twoFactorSeal: new Sealer(config.TWO_FACTOR_SECRET, 'totp-secrets'),
    addressSeal: new Sealer(config.MAIL_TOKEN_SECRET, 'addresses'),
    tokens: {
      successorOf: (token) => keyedHash(config.REFRESH_SECRET, token).toString('base64url'),
      ofMail: (tokenId) => keyedHash(config.MAIL_TOKEN_SECRET, tokenId).toString('base64url'),
    },
    sendLetter: createPostOffice({
      mailer: mailerOf(runtime, config),
      limiter: runtime.limiter,
      perHour: config.MAILS_PER_ADDRESS,
      appUrl: config.APP_URL ?? runtime.config.PUBLIC_URL,
      log,
    }),
  };

  const api = {
    register: (caller: Caller, input: Registration) => register(deps, caller, input),
    verifyEmail: (caller: Caller, token: string) => verifyEmail(deps, caller, token),
    resendVerification: (email: string) => resendVerification(deps, email),
    logIn: (caller: Caller, input: LogIn) => logIn(deps, caller, input),
    completeTwoFactor: (caller: Caller, input: { challengeToken: string; code: string }) =>
      completeTwoFactor(deps, caller, input),
    refreshSession: (caller: Caller, token: string) => refreshSession(deps, caller, token),
    logOut: (caller: Caller, viewer: Viewer) => logOut(deps, caller, viewer),
    logOutEverywhere: (caller: Caller, viewer: Viewer, keepCurrent: boolean) =>
      logOutEverywhere(deps, caller, viewer, keepCurrent),
    revokeSession: (caller: Caller, viewer: Viewer, sessionId: string) => revokeSession(deps, caller, viewer, sessionId),
    stepUp: (caller: Caller, viewer: Viewer, proof: Proof) => stepUp(deps, caller, viewer, proof),

    readAccounts: (ids: readonly string[]) => deps.accounts.findByIds(ids, clock.now()),
    readPasskeys: (accountIds: readonly string[]) => listPasskeys(domain.db, accountIds),
    readExternalLogins: (accountIds: readonly string[]) => listExternalLogins(domain.db, accountIds),
    readRecoveryCodesLeft: (accountIds: readonly string[]) => countRecoveryCodes(domain.db, accountIds),
    listSessions: async ({ id, sessionId }: ViewerRef) => {
      const sessions = await listLiveSessions(domain.db, id, clock.now());
      return sessions
        .map((session) => ({ ...session, isCurrent: session.id === sessionId }))
        .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
    },
    readSessionState: (sessionId: string) => readSessionState(deps, sessionId),
    publishSessions: (userId: string) => publishSessions(deps, userId),

    writeRequestedMail: (request: Parameters<typeof writeRequestedMail>[1]) => writeRequestedMail(deps, request),
    mailPasswordReset: (sealed: string) => mailPasswordReset(deps, sealed),
    mailVerification: (sealed: string) => mailVerification(deps, sealed),
    mailAlert: (alert: { userId: string; kind: string }) => mailAlert(deps, alert),
    mailDataExport: (ready: { userId: string; url: string }) => mailDataExport(deps, ready),
  };
  return { domain, deps, accessTokens, api: failingClosed(api, log) };
}

/** The use cases of auth, as resolvers call them. */
export type AuthApi = ReturnType<typeof wire>['api'];

function mailerOf(runtime: Runtime, config: AuthConfig): Mailer {
  if (config.SMTP_URL !== null) return createSmtpMailer(config.SMTP_URL, config.MAIL_FROM);
  if (config.NODE_ENV === 'production') throw new ConfigError(['SMTP_URL is required in production: mails must go somewhere']);
  return new DevelopmentMailbox(runtime.database('wechat_dev'));
}
