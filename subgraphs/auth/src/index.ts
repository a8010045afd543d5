import { answer } from '@app/calls';
import { GetAccountCards, GetJwks, GetSessionState } from '@app/contracts';
import { isId, readConfig } from '@app/kernel';
import { baseContext, createSubgraphSchema, type Runtime, type Subgraph } from '@app/subgraph';
import { type AuthConfig, authSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import { mailHandlers } from './events/mails.ts';
import { sessionHandlers } from './events/sessions.ts';
import { createLoaders } from './loaders/index.ts';
import { resolvers } from './schema/resolvers.generated.ts';
import { typeDefs } from './schema/typeDefs.generated.ts';
import { createStaffAccounts } from './staff-accounts.ts';
import { wire } from './wiring.ts';

export { type AuthConfig, authSettings } from './config.ts';

/** Accounts, sessions, second factors, roles and the audit log. Throws `ConfigError` when the configuration is wrong. */
export function createAuthSubgraph(runtime: Runtime, config: AuthConfig = readConfig(authSettings, process.env)): Subgraph {
  const { domain, deps, accessTokens, api } = wire(runtime, config);
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
    calls: [
      answer(GetSessionState, async ({ sessionId }) =>
        isId(sessionId) ? api.readSessionState(sessionId) : { state: 'ended' as const },
      ),
      answer(GetJwks, async () => ({ keys: accessTokens.publicKeys() })),
      answer(GetAccountCards, async ({ ids }) => ({ cards: cardsOf(await api.readAccounts(ids.filter(isId))) })),
    ],
    async setUp(options) {
      const steps = await domain.setUp(options);
      if (!options?.dryRun && config.NODE_ENV !== 'production' && config.ACCOUNTS_FILE !== null)
        await createStaffAccounts(deps, config.ACCOUNTS_FILE);
      return steps;
    },
    start: () =>
      domain.start([
        { group: 'auth', domains: ['auth'], handlers: sessionHandlers(api) },
        { group: 'auth-mail', domains: ['auth'], handlers: mailHandlers(api) },
      ]),
    eventParts: domain.parts,
    ready: domain.ready,
    stop: domain.stop,
  };
}

function cardsOf(accounts: Awaited<ReturnType<ReturnType<typeof wire>['api']['readAccounts']>>) {
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
