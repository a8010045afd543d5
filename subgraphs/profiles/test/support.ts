import { answer, LocalCalls } from '@app/calls';
import { ConfirmUserErased, GetAccountCards, SetMediaCarrier } from '@app/contracts';
import { UserDeactivated, UserReactivated } from '@app/contracts/events';
import { domainOf, drain, EventLog, type NewEvent } from '@app/events';
import { type Identity, newId, readConfig, type Scope } from '@app/kernel';
import { createRuntime, platformSettings } from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { type Data, freshInstance } from '@app/testkit';
import { execute, parse } from 'graphql';
import type { z } from 'zod';
import { profilesSettings } from '../src/config.ts';
import { createProfilesSubgraph } from '../src/index.ts';
import { recount } from '../src/store/recount.ts';

/**
 * The profiles subgraph on fresh databases, asked through its own schema as the gateway would. `databaseSuffix` names databases that are
 * there already and stay.
 */
export async function startProfiles(settings: Readonly<Record<string, string>> = {}, databaseSuffix?: string) {
  const instance = freshInstance();
  const config = readConfig(platformSettings, {
    NODE_ENV: 'test',
    MONGO_URL: instance.mongoUrl,
    REDIS_URL: instance.redisUrl,
    DATABASE_SUFFIX: databaseSuffix ?? instance.databaseSuffix,
    REDIS_PREFIX: instance.redisPrefix,
  });
  const calls = new LocalCalls();
  const accounts = new Map<string, z.output<typeof GetAccountCards.output>['cards'][number]>();
  const erased: string[] = [];
  calls.register([
    answer(GetAccountCards, async ({ ids }) => ({ cards: ids.flatMap((id) => accounts.get(id) ?? []) })),
    answer(SetMediaCarrier, async () => ({})),
    answer(ConfirmUserErased, async ({ userId, domain }) => {
      erased.push(`${domain}:${userId}`);
      return { isComplete: false };
    }),
  ]);
  const logger = silentLogger();
  const runtime = createRuntime({ config, name: 'profiles-test', calls, logger });
  const subgraph = createProfilesSubgraph(runtime, readConfig(profilesSettings, { NODE_ENV: 'test', ...settings }));
  calls.register(subgraph.calls);
  await subgraph.setUp();
  await runtime.start();
  await subgraph.start();
  const log = new EventLog(runtime.redis, runtime.log);
  const tell = async (event: NewEvent): Promise<void> => {
    const domain = domainOf(event.type);
    const epochs = await log.open(domain, newId());
    const epoch = epochs.find(({ stream }) => stream === log.streamFor(domain, event.key))?.epoch ?? '';
    await log.append(domain, event, epoch, false);
  };
  const settle = () => drain({ ...subgraph.eventParts(), tails: [runtime.tail] });
  const publish = async (event: NewEvent): Promise<void> => {
    await tell(event);
    await settle();
  };
  return {
    runtime,
    subgraph,
    calls,
    db: runtime.database('wechat_profiles'),
    settle,
    /** What another domain tells. */
    tell,
    /** What another domain tells, and all that follows from it. */
    publish,
    /** `domain:user` of every erasure that was confirmed to auth. */
    erased,
    /** A user with a profile, born of their first visit, which is quicker than the event; `username` must be free. */
    async newUser(username: string): Promise<string> {
      const id = newId();
      const createdAt = new Date().toISOString();
      accounts.set(id, {
        id,
        username,
        displayName: username,
        email: `${username}@example.com`,
        language: 'en',
        isActive: true,
        createdAt,
      });
      await this.run(id, '{ viewer { user { id } } }');
      return id;
    },
    /** What auth tells when an account is deactivated or comes back. */
    deactivate: (userId: string, isHidden: boolean) =>
      publish(isHidden ? UserDeactivated({ userId }) : UserReactivated({ userId })),
    /** Counters against the edges themselves, for these users. */
    recount: (ids: readonly string[]) => recount(runtime.database('wechat_profiles'), ids),
    /** The whole answer, errors included; `scopes` as a moderator has them. */
    async ask(viewerId: string | null, query: string, variables: Record<string, unknown> = {}, scopes: readonly Scope[] = []) {
      const contextValue = subgraph.createContext({
        identity: identityOf(viewerId, scopes),
        signal: new AbortController().signal,
      });
      return execute({ schema: subgraph.schema, document: parse(query), variableValues: variables, contextValue });
    },
    async run(viewerId: string | null, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
      const result = await this.ask(viewerId, query, variables);
      if (result.errors) throw new Error(JSON.stringify(result.errors));
      return result.data;
    },
    async [Symbol.asyncDispose]() {
      await subgraph.stop();
      await runtime.close();
      await instance[Symbol.asyncDispose]();
    },
  };
}

/** The identity that the gateway gives a user, or (null) an anonymous caller. */
export function identityOf(viewerId: string | null, scopes: readonly Scope[]): Identity {
  return {
    kind: viewerId === null ? 'anonymous' : 'user',
    viewer:
      viewerId === null
        ? null
        : { id: viewerId, sessionId: newId(), roles: ['USER'], scopes: [...scopes], provedAtMs: Date.now() },
    client: { ip: '127.0.0.1', userAgent: 'test', deviceId: null, language: 'en' },
    traceId: newId(),
  };
}
