import { answer, LocalCalls } from '@app/calls';
import { GetAccountCards } from '@app/contracts';
import { UserDeactivated, UserReactivated, UserRegistered } from '@app/contracts/events';
import { drain, EventLog, type NewEvent } from '@app/events';
import { type Identity, newId, readConfig } from '@app/kernel';
import { createRuntime, platformSettings } from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { type Data, freshInstance } from '@app/testkit';
import { execute, parse } from 'graphql';
import { createProfilesSubgraph } from '../src/index.ts';
import { recount } from '../src/store/recount.ts';

/** The profiles subgraph on fresh databases, asked through its own schema as the gateway would. */
export async function startProfiles() {
  const instance = freshInstance();
  const config = readConfig(platformSettings, {
    NODE_ENV: 'test',
    MONGO_URL: instance.mongoUrl,
    REDIS_URL: instance.redisUrl,
    DATABASE_SUFFIX: instance.databaseSuffix,
    REDIS_PREFIX: instance.redisPrefix,
  });
  const calls = new LocalCalls();
  calls.register([answer(GetAccountCards, async () => ({ cards: [] }))]);
  const logger = silentLogger();
  const runtime = createRuntime({ config, name: 'profiles-test', calls, logger });
  const subgraph = createProfilesSubgraph(runtime);
  calls.register(subgraph.calls);
  await subgraph.setUp();
  await runtime.start();
  await subgraph.start();
  const log = new EventLog(runtime.redis, runtime.log);
  const publish = async (event: NewEvent): Promise<void> => {
    const epochs = await log.open('auth', newId());
    const epoch = epochs.find(({ stream }) => stream === log.streamFor('auth', event.key))?.epoch ?? '';
    await log.append('auth', event, epoch, false);
    await settle();
  };
  const settle = () => drain({ ...subgraph.eventParts(), tails: [runtime.tail] });
  return {
    runtime,
    subgraph,
    settle,
    /** A registered user with a profile; `username` must be free. */
    async newUser(username: string): Promise<string> {
      const userId = newId();
      await publish(UserRegistered({ userId, username, displayName: username, language: 'en' }));
      return userId;
    },
    /** What auth tells when an account is deactivated or comes back. */
    deactivate: (userId: string, isHidden: boolean) =>
      publish(isHidden ? UserDeactivated({ userId }) : UserReactivated({ userId })),
    /** Counters against the edges themselves, for these users. */
    recount: (ids: readonly string[]) => recount(runtime.database('wechat_profiles'), ids),
    async run(viewerId: string | null, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
      const contextValue = subgraph.createContext({ identity: identityOf(viewerId), signal: new AbortController().signal });
      const result = await execute({ schema: subgraph.schema, document: parse(query), variableValues: variables, contextValue });
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

function identityOf(viewerId: string | null): Identity {
  return {
    kind: viewerId === null ? 'anonymous' : 'user',
    viewer: viewerId === null ? null : { id: viewerId, sessionId: newId(), roles: ['USER'], scopes: [], provedAtMs: Date.now() },
    client: { ip: '127.0.0.1', userAgent: 'test', deviceId: null, language: 'en' },
    traceId: newId(),
  };
}
