import { answer, type CallHandler } from '@app/calls';
import { ConfirmUserErased, GetAccountCards, GetJwks, GetSessionState, MaintainAuth } from '@app/contracts';
import { isId, readConfig } from '@app/kernel';
import { baseContext, createSubgraphSchema, type Runtime, type Subgraph } from '@app/subgraph';
import { type AuthConfig, authSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import type { Account } from './domain/account.ts';
import { exportHandlers } from './events/exports.ts';
import { mailHandlers } from './events/mails.ts';
import { sessionHandlers } from './events/sessions.ts';
import { EXPORTS_PATH } from './exports/links.ts';
import { mountExports } from './exports/routes.ts';
import { createLoaders } from './loaders/index.ts';
import { resolvers } from './schema/resolvers.generated.ts';
import { typeDefs } from './schema/typeDefs.generated.ts';
import { createStaffAccounts } from './staff-accounts.ts';
import { Sweeper } from './sweeper.ts';
import { type AuthApi, wire } from './wiring.ts';

export { type AuthConfig, authSettings } from './config.ts';

/** Accounts, sessions, second factors, roles and the audit log. Throws `ConfigError` when the configuration is wrong. */
export function createAuthSubgraph(runtime: Runtime, config: AuthConfig = readConfig(authSettings, process.env)): Subgraph {
  const { domain, deps, accessTokens, exportLinks, api } = wire(runtime, config);
  const sweeper = new Sweeper(api.sweep, { intervalSec: config.AUTH_SWEEP_SEC, log: runtime.logger });
  const bulkReads = {
    accounts: api.readAccounts,
    passkeys: api.readPasskeys,
    externalLogins: api.readExternalLogins,
    recoveryCodesLeft: api.readRecoveryCodesLeft,
  };
  return {
    name: 'auth',
    typeDefs,
    schema: createSubgraphSchema(typeDefs, resolvers),
    createContext: (request): RequestContext => ({
      ...baseContext(request, runtime.logger),
      auth: api,
      loaders: createLoaders(bulkReads),
    }),
    calls: callHandlers(api, () => accessTokens.publicKeys()),
    routes: {
      prefixes: [EXPORTS_PATH],
      mount: (app) =>
        mountExports(app, {
          exports: deps.exports,
          links: exportLinks,
          clock: runtime.clock,
          verifyToken: (token, now) => accessTokens.verify(token, now),
          stateOf: api.readSessionState,
        }),
    },
    async setUp(options) {
      const steps = await domain.setUp(options);
      if (!options?.dryRun && config.NODE_ENV !== 'production' && config.ACCOUNTS_FILE !== null)
        await createStaffAccounts(deps, config.ACCOUNTS_FILE);
      return steps;
    },
    async start() {
      await domain.start([
        { group: 'auth', domains: ['auth'], handlers: [...sessionHandlers(api), ...exportHandlers(api)] },
        { group: 'auth-mail', domains: ['auth'], handlers: mailHandlers(api) },
      ]);
      sweeper.start();
    },
    eventParts: domain.parts,
    ready: domain.ready,
    async stop() {
      await sweeper.stop();
      await domain.stop();
    },
  };
}

/** What other parts of the platform may ask. */
function callHandlers(api: AuthApi, publicKeys: () => Record<string, unknown>[]): CallHandler[] {
  return [
    answer(GetSessionState, async ({ sessionId }) =>
      isId(sessionId) ? api.readSessionState(sessionId) : { state: 'ended' as const },
    ),
    answer(GetJwks, async () => ({ keys: publicKeys() })),
    answer(GetAccountCards, async ({ ids }) => ({ cards: cardsOf(await api.readAccounts(ids.filter(isId))) })),
    answer(MaintainAuth, async ({ task }) => ({ counts: { ...(await api.maintain(task)) } })),
    answer(ConfirmUserErased, async ({ userId, domain }) => ({
      isComplete: isId(userId) && (await api.confirmErased(userId, domain)),
    })),
  ];
}

function cardsOf(accounts: ReadonlyMap<string, Account>) {
  return [...accounts.values()].map(({ id, username, displayName, email, language, status, emailVerifiedAt, createdAt }) => ({
    id,
    username,
    displayName: displayName ?? username,
    email,
    language,
    isActive: emailVerifiedAt !== null && status !== 'DEACTIVATED',
    createdAt: createdAt.toISOString(),
  }));
}
