import type { ServiceCalls } from '@app/calls';
import {
  ExportChatData,
  ExportMediaData,
  ExportNotificationsData,
  ExportPostfeedData,
  ExportProfilesData,
  ExportVideoData,
} from '@app/contracts';
import { ConfigError } from '@app/kernel';
import { createSmtpMailer, DevelopmentMailbox, type Mailer } from '@app/mail';
import { vacuumAuth } from '@app/prisma';
import type { Runtime } from '@app/subgraph';
import type { AuthConfig } from './config.ts';
import { AccessTokens } from './crypto/access-tokens.ts';
import { isCommonPassword } from './crypto/common-passwords.ts';
import { createPasswordHasher } from './crypto/passwords.ts';
import { Sealer } from './crypto/sealer.ts';
import { keyedHash } from './crypto/secrets.ts';
import { createAuthenticators } from './crypto/totp.ts';
import type { AdminDeps } from './domain/admin-lists.ts';
import type { CollectFiles, ExportDeps } from './domain/data-export.ts';
import type { ExternalDeps } from './domain/external-login.ts';
import type { MaintenanceDeps } from './domain/maintenance.ts';
import type { PasskeyDeps } from './domain/passkeys.ts';
import type { AuthDeps } from './domain/ports.ts';
import type { MailDeps } from './domain/write-mails.ts';
import { ExportLinks } from './exports/links.ts';
import { createPostOffice } from './mails/post-office.ts';
import { createPasskeyCeremonies } from './passkeys/webauthn.ts';
import type { PostgresDomain } from './postgres-domain.ts';
import { providerDefinitions } from './providers/definitions.ts';
import { OpenidProviders } from './providers/providers.ts';
import { PrismaAccountStore } from './store/account-store.ts';
import { PrismaAdminReader } from './store/admin-lists.ts';
import { collectAuthFiles, PrismaExportStore } from './store/export-store.ts';
import { bindProcedures, transactionsOf } from './store/procedures.ts';
import { RedisSessionCache } from './store/session-cache.ts';

/** Everything that use cases of auth stand on. */
export type AllDeps = MailDeps & PasskeyDeps & ExternalDeps & ExportDeps & AdminDeps & MaintenanceDeps;

/** What stands behind the ports, and what the subgraph itself serves beside use cases. */
export interface Adapters {
  readonly deps: AllDeps;
  readonly accessTokens: AccessTokens;
  readonly exportLinks: ExportLinks;
}

/** Makes what stands behind the ports of auth. Throws when the configuration cannot be used. */
export function createAdapters(runtime: Runtime, config: AuthConfig, domain: PostgresDomain): Adapters {
  const { PUBLIC_URL: publicUrl } = runtime.config;
  const accessTokens = new AccessTokens({
    keySet: config.SIGNING_KEYS,
    issuer: config.ACCESS_TOKEN_ISSUER,
    audience: config.ACCESS_TOKEN_AUDIENCE,
    ttlSec: config.ACCESS_TOKEN_TTL_SEC,
  });
  const exportLinks = new ExportLinks({ secret: config.EXPORT_URL_SECRET, publicUrl });
  const deps: AllDeps = {
    ...coreOf(runtime, config, domain),
    accessTokens,
    sendLetter: createPostOffice({
      mailer: mailerOf(runtime, config),
      limiter: runtime.limiter,
      perHour: config.MAILS_PER_ADDRESS,
      appUrl: config.APP_URL ?? publicUrl,
      log: runtime.logger,
    }),
    ceremonies: createPasskeyCeremonies({
      name: config.TWO_FACTOR_ISSUER,
      host: new URL(publicUrl).hostname,
      origins: [new URL(publicUrl).origin, ...config.PASSKEY_ORIGINS],
    }),
    providers: new OpenidProviders(providerDefinitions(config), {
      allowHttp: config.NODE_ENV !== 'production',
      log: runtime.logger,
    }),
    requestSeal: new Sealer(config.REFRESH_SECRET, 'oauth-requests'),
    redirectUris: config.OAUTH_REDIRECT_URIS,
    exports: new PrismaExportStore(domain.db),
    collectors: collectorsOf(runtime.calls, domain),
    linkTo: (exportId, expiresAt) => exportLinks.linkTo(exportId, expiresAt),
    admin: new PrismaAdminReader(domain.db),
    vacuum: () => vacuumAuth(domain.serviceUrl),
  };
  return { deps, accessTokens, exportLinks };
}

function coreOf(runtime: Runtime, config: AuthConfig, domain: PostgresDomain): Omit<AuthDeps, 'accessTokens'> {
  return {
    settings: config,
    clock: runtime.clock,
    cursors: runtime.cursors,
    log: runtime.logger,
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
    authenticators: createAuthenticators({ secret: config.TWO_FACTOR_SECRET, issuer: config.TWO_FACTOR_ISSUER }),
    twoFactorSeal: new Sealer(config.TWO_FACTOR_SECRET, 'totp-secrets'),
    addressSeal: new Sealer(config.MAIL_TOKEN_SECRET, 'addresses'),
    tokens: {
      successorOf: (token) => keyedHash(config.REFRESH_SECRET, token).toString('base64url'),
      ofMail: (tokenId) => keyedHash(config.MAIL_TOKEN_SECRET, tokenId).toString('base64url'),
    },
  };
}

function mailerOf(runtime: Runtime, config: AuthConfig): Mailer {
  if (config.SMTP_URL !== null) return createSmtpMailer(config.SMTP_URL, config.MAIL_FROM);
  if (config.NODE_ENV === 'production') throw new ConfigError(['SMTP_URL is required in production: mails must go somewhere']);
  return new DevelopmentMailbox(runtime.database('wechat_dev'));
}

/** Who is asked for an export: auth itself, then the other domains by their calls. */
function collectorsOf(calls: ServiceCalls, domain: PostgresDomain): ReadonlyMap<string, CollectFiles> {
  const others = [
    ExportProfilesData,
    ExportPostfeedData,
    ExportChatData,
    ExportVideoData,
    ExportNotificationsData,
    ExportMediaData,
  ];
  return new Map<string, CollectFiles>([
    ['auth', (userId) => collectAuthFiles(domain.db, userId)],
    ...others.map((call): [string, CollectFiles] => [
      call.service,
      async (userId) => (await calls.invoke(call, { userId })).files,
    ]),
  ]);
}
