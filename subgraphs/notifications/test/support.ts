import { LocalCalls } from '@app/calls';
import { NOTIFICATION_TYPES } from '@app/collections/wechat_notifications';
import { liveConnectionKey, type RelationFacts } from '@app/contracts';
import { drain, EventLog, type NewEvent } from '@app/events';
import { type Identity, newId, readConfig, type Scope } from '@app/kernel';
import { DevelopmentMailbox, DevelopmentPushes } from '@app/mail';
import { Relations } from '@app/relations';
import { createRuntime, platformSettings, presentError } from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { type Answer, type Data, freshInstance } from '@app/testkit';
import { execute, parse, subscribe } from 'graphql';
import { notificationsSettings } from '../src/config.ts';
import { createNotificationsSubgraph } from '../src/index.ts';
import { Neighbours } from './neighbours.ts';

/** The notifications subgraph on fresh databases, fed by events as the log brings them and asked through its own schema. */
export async function startNotifications(settings: Readonly<Record<string, string>> = {}) {
  const instance = freshInstance();
  const env = {
    NODE_ENV: 'test',
    MONGO_URL: instance.mongoUrl,
    REDIS_URL: instance.redisUrl,
    DATABASE_SUFFIX: instance.databaseSuffix,
    REDIS_PREFIX: instance.redisPrefix,
    PUSH_DELAY_SEC: '0',
    DELIVERY_SWEEP_SEC: '1',
    ...settings,
  };
  const neighbours = new Neighbours();
  neighbours.wishes.set(
    '*',
    NOTIFICATION_TYPES.map((type) => ({ type })),
  );
  const calls = new LocalCalls();
  calls.register(neighbours.handlers());
  const logger = silentLogger();
  const runtime = createRuntime({ config: readConfig(platformSettings, env), name: 'notifications-test', calls, logger });
  const subgraph = createNotificationsSubgraph(runtime, readConfig(notificationsSettings, env));
  calls.register(subgraph.calls);
  await subgraph.setUp();
  const development = runtime.database('wechat_dev');
  const [mailbox, pushes] = [new DevelopmentMailbox(development), new DevelopmentPushes(development)];
  await Promise.all([mailbox.setUp(), pushes.setUp()]);
  await runtime.start();
  await subgraph.start();
  const log = new EventLog(runtime.redis, runtime.log);
  const relations = new Relations({ redis: runtime.redis, keyPrefix: runtime.redisPrefix, source: async () => [] });
  const epochs = new Map<string, string>();
  const tell = async (...events: NewEvent[]): Promise<void> => {
    await Promise.all(
      events.map(async (event) => {
        const domain = event.type.slice(0, event.type.indexOf('.'));
        const stream = log.streamFor(domain, event.key);
        if (!epochs.has(stream)) for (const opened of await log.open(domain, newId())) epochs.set(opened.stream, opened.epoch);
        await log.append(domain, event, epochs.get(stream) ?? '', false);
      }),
    );
  };
  const settle = (timeoutMs = 30_000) => drain({ ...subgraph.eventParts(), tails: [runtime.tail], timeoutMs });
  const contextOf = (viewerId: string | null, scopes: readonly Scope[] = [], signal = new AbortController().signal) =>
    subgraph.createContext({ identity: identityOf(viewerId, scopes), signal });
  const ask = async (
    viewerId: string | null,
    query: string,
    variables = {},
    scopes: readonly Scope[] = [],
  ): Promise<Answer<Data>> => {
    const contextValue = contextOf(viewerId, scopes);
    const result = await execute({ schema: subgraph.schema, document: parse(query), variableValues: variables, contextValue });
    const scope = { service: subgraph.name, traceId: 'test', log: logger };
    return { data: result.data, ...(result.errors ? { errors: result.errors.map((error) => presentError(error, scope)) } : {}) };
  };
  return {
    runtime,
    subgraph,
    neighbours,
    db: runtime.database('wechat_notifications'),
    settle,
    /** Lets events come, in parallel, as their domains would publish them, and waits for their effects. */
    async happen(...events: NewEvent[]): Promise<void> {
      await tell(...events);
      await settle();
    },
    tell,
    /** Changes how a viewer stands to an owner, as profiles would tell it. */
    async relate(viewerId: string, ownerId: string, facts: Partial<RelationFacts>): Promise<void> {
      neighbours.relations.set(`${viewerId} ${ownerId}`, facts);
      await relations.invalidate(viewerId, ownerId);
    },
    /** A user with this name. */
    newUser(name: string): string {
      const id = newId();
      neighbours.names.set(id, name);
      return id;
    },
    ask,
    async run(viewerId: string | null, query: string, variables = {}, scopes: readonly Scope[] = []): Promise<Data> {
      const { data, errors } = await ask(viewerId, query, variables, scopes);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    },
    /** The events of a live field, as they come. */
    async live(viewerId: string, query: string, signal: AbortSignal): Promise<AsyncIterableIterator<Data>> {
      const contextValue = contextOf(viewerId, [], signal);
      const stream = await subscribe({ schema: subgraph.schema, document: parse(query), contextValue });
      if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
      return stream;
    },
    mailsTo: async (userId: string) => mailbox.list(`${userId}@example.com`),
    pushesTo: (device: string) => pushes.list(device),
    connect: (userId: string, forMs: number) =>
      runtime.redis.set(instance.redisPrefix + liveConnectionKey(userId), '1', 'PX', forMs),
    async [Symbol.asyncDispose]() {
      await subgraph.stop();
      await runtime.close();
      await instance[Symbol.asyncDispose]();
    },
  };
}

/** A started subgraph of a test. */
export type TestNotifications = Awaited<ReturnType<typeof startNotifications>>;

const LIST =
  '{ viewer { notifications(first: 100) { nodes { id type title body deepLink actorCount actors { id } subject { __typename } isRead isSeen } } notificationBadge { unread unseen } } }';

/** What a user's list and badge show. */
export async function listOf(notifications: TestNotifications, userId: string): Promise<Data> {
  const { viewer } = await notifications.run(userId, LIST);
  return { nodes: viewer.notifications.nodes, badge: viewer.notificationBadge };
}

function identityOf(viewerId: string | null, scopes: readonly Scope[]): Identity {
  return {
    kind: viewerId === null ? 'anonymous' : 'user',
    viewer:
      viewerId === null
        ? null
        : { id: viewerId, sessionId: viewerId, roles: ['USER'], scopes: [...scopes], provedAtMs: Date.now() },
    client: { ip: '127.0.0.1', userAgent: 'test', deviceId: null, language: 'en' },
    traceId: newId(),
  };
}
