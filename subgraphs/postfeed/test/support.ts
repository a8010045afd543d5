import { LocalCalls } from '@app/calls';
import { MaintainPostfeed, type POSTFEED_MAINTENANCE_TASKS } from '@app/contracts';
import { drain, EventLog, type NewEvent } from '@app/events';
import { type Clock, Fault, type Identity, newId, readConfig, type Scope } from '@app/kernel';
import { inTransaction } from '@app/mongo';
import { Relations } from '@app/relations';
import { createRuntime, platformSettings, streamSubscription } from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { type Data, freshInstance, until } from '@app/testkit';
import { execute, parse } from 'graphql';
import { postfeedSettings } from '../src/config.ts';
import { createPostfeedSubgraph } from '../src/index.ts';
import { MongoReconciler } from '../src/store/reconciler.ts';
import { Neighbours } from './neighbours.ts';

/** A clock that a test can move ahead. */
export class TestClock implements Clock {
  #aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  advance(seconds: number): void {
    this.#aheadMs += seconds * 1000;
  }
}

/** One live subscription with all that it has received. */
export interface Stream {
  readonly events: readonly Data[];
  readonly errors: readonly string[];
  next(fits: (data: Data) => boolean): Promise<Data>;
  stop(): Promise<void>;
}

/** Who asks: a user's id, null for anonymous, or a moderator. */
export type Asker = string | null | { readonly id: string; readonly scopes: readonly Scope[] };

/** The post feed on fresh databases, asked through its own schema as the gateway would. */
export async function startPostfeed(
  settings: Record<string, string> = {},
  options: Parameters<typeof createPostfeedSubgraph>[2] = { readPage: async () => null },
) {
  const instance = freshInstance();
  const env = {
    NODE_ENV: 'test',
    MONGO_URL: instance.mongoUrl,
    REDIS_URL: instance.redisUrl,
    DATABASE_SUFFIX: instance.databaseSuffix,
    REDIS_PREFIX: instance.redisPrefix,
    ...settings,
  };
  const calls = new LocalCalls();
  const neighbours = new Neighbours();
  const clock = new TestClock();
  calls.register(neighbours.calls());
  const config = readConfig(platformSettings, env);
  const runtime = createRuntime({ config, name: 'postfeed-test', calls, logger: silentLogger(), clock });
  const relations = new Relations({ redis: runtime.redis, keyPrefix: runtime.redisPrefix, source: async () => [] });
  neighbours.onChange = (...ids) => relations.invalidate(...ids);
  const subgraph = createPostfeedSubgraph(runtime, readConfig(postfeedSettings, env), options);
  calls.register(subgraph.calls);
  await subgraph.setUp();
  const log = new EventLog(runtime.redis, runtime.log);
  const epoch = newId();
  for (const domain of ['auth', 'profiles', 'video']) await log.open(domain, epoch);
  await runtime.start();
  await subgraph.start();
  const contextOf = (asker: Asker, signal = new AbortController().signal) =>
    subgraph.createContext({ identity: identityOf(asker), signal });
  const ask = async (asker: Asker, query: string, variables: Record<string, unknown> = {}) =>
    execute({ schema: subgraph.schema, document: parse(query), variableValues: variables, contextValue: contextOf(asker) });
  const settle = () => drain({ ...subgraph.eventParts(), tails: [runtime.tail] });
  const streams: Stream[] = [];

  async function openStream(asker: Asker, query: string, variables: Record<string, unknown>): Promise<Stream> {
    const leaving = new AbortController();
    const before = runtime.tail.subscriberCount;
    const source = await streamSubscription({
      schema: subgraph.schema,
      document: parse(query),
      variables,
      createContext: () => contextOf(asker, leaving.signal),
    });
    if (!(Symbol.asyncIterator in source)) throw new Error(codeOf(source.errors?.[0]?.originalError));
    const events: Data[] = [];
    const errors: string[] = [];
    const state = { isOver: false };
    const reading = (async () => {
      try {
        for await (const result of source) {
          if (result.data) events.push(result.data);
          for (const error of result.errors ?? []) errors.push(error.message);
        }
      } catch (error) {
        errors.push(codeOf(error instanceof Error ? error : null));
      }
      state.isOver = true;
    })();
    await until(() => state.isOver || runtime.tail.subscriberCount > before || events.length > 0);
    return {
      events,
      errors,
      next: (fits) => until(() => events.find(fits)),
      async stop() {
        leaving.abort();
        await source.return?.();
        await reading;
      },
    };
  }

  return {
    runtime,
    subgraph,
    neighbours,
    clock,
    calls,
    ask,
    /** Resolves when every event so far has been consumed and shown. */
    settle,
    async run(asker: Asker, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
      const result = await ask(asker, query, variables);
      if (result.errors) throw new Error(JSON.stringify(result.errors), { cause: result.errors[0]?.originalError });
      return result.data;
    },
    /** Codes of the faults of an operation that must fail. */
    async faults(asker: Asker, query: string, variables: Record<string, unknown> = {}): Promise<string[]> {
      const { errors = [] } = await ask(asker, query, variables);
      return errors.map((error) => codeOf(error.originalError ?? error));
    },
    /** Counts of the whole store that their rows do not bear out; put right with `repair`. */
    drift: ({ repair = false } = {}) =>
      new MongoReconciler(runtime.database('wechat_postfeed'), (work) => inTransaction(runtime.mongo, work)).reconcile({
        repair,
      }),
    async maintain(task: (typeof POSTFEED_MAINTENANCE_TASKS)[number]): Promise<Readonly<Record<string, number>>> {
      return (await calls.invoke(MaintainPostfeed, { task })).counts;
    },
    /** What another domain tells. */
    async publish(domain: string, event: NewEvent): Promise<void> {
      await log.append(domain, event, epoch, false);
      await settle();
    },
    /** Opens a subscription; resolves once it listens. */
    async live(asker: Asker, query: string, variables: Record<string, unknown> = {}): Promise<Stream> {
      const stream = await openStream(asker, query, variables);
      streams.push(stream);
      return stream;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(streams.map((stream) => stream.stop()));
      await subgraph.stop();
      await runtime.close();
      await instance[Symbol.asyncDispose]();
    },
  };
}

export type Postfeed = Awaited<ReturnType<typeof startPostfeed>>;

function identityOf(asker: Asker): Identity {
  const { id, scopes } = typeof asker === 'string' || asker === null ? { id: asker, scopes: [] } : asker;
  return {
    kind: id === null ? 'anonymous' : 'user',
    viewer: id === null ? null : { id, sessionId: newId(), roles: ['USER'], scopes: [...scopes], provedAtMs: Date.now() },
    client: { ip: '127.0.0.1', userAgent: 'test', deviceId: null, language: 'en' },
    traceId: newId(),
  };
}

/** The code of a fault, as clients see it. */
function codeOf(error: Error | undefined | null): string {
  return error instanceof Fault ? error.code : String(error?.stack ?? error);
}
