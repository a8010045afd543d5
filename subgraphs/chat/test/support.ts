import { LocalCalls } from '@app/calls';
import { drain } from '@app/events';
import { type Clock, Fault, type Identity, newId, readConfig } from '@app/kernel';
import { Relations } from '@app/relations';
import { createRuntime, platformSettings, streamSubscription } from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { type Data, freshInstance, until } from '@app/testkit';
import { execute, parse } from 'graphql';
import { chatSettings } from '../src/config.ts';
import { createChatSubgraph } from '../src/index.ts';
import { People } from './people.ts';

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
  readonly isOver: boolean;
  next(fits: (data: Data) => boolean): Promise<Data>;
  stop(): Promise<void>;
}

/** The chat subgraph on fresh databases, asked through its own schema as the gateway would. */
export async function startChat(settings: Record<string, string> = {}) {
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
  const people = new People();
  const clock = new TestClock();
  calls.register(people.calls());
  const runtime = createRuntime({
    config: readConfig(platformSettings, env),
    name: 'chat-test',
    calls,
    logger: silentLogger(),
    clock,
  });
  const relations = new Relations({ redis: runtime.redis, keyPrefix: runtime.redisPrefix, source: async () => [] });
  people.onChange = (...ids) => relations.invalidate(...ids);
  const subgraph = createChatSubgraph(runtime, readConfig(chatSettings, env));
  calls.register(subgraph.calls);
  await subgraph.setUp();
  await runtime.start();
  await subgraph.start();
  const contextOf = (viewerId: string | null, signal = new AbortController().signal) =>
    subgraph.createContext({ identity: identityOf(viewerId), signal });
  const ask = async (viewerId: string | null, query: string, variables: Record<string, unknown> = {}) =>
    execute({ schema: subgraph.schema, document: parse(query), variableValues: variables, contextValue: contextOf(viewerId) });
  const streams: Stream[] = [];
  return {
    runtime,
    subgraph,
    people,
    clock,
    calls,
    settle: () => drain({ ...subgraph.eventParts(), tails: [runtime.tail] }),
    ask,
    async run(viewerId: string | null, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
      const result = await ask(viewerId, query, variables);
      if (result.errors) throw new Error(JSON.stringify(result.errors), { cause: result.errors[0]?.originalError });
      return result.data;
    },
    /** Opens a subscription; resolves once it listens to the event log. */
    async live(viewerId: string, query: string, variables: Record<string, unknown> = {}): Promise<Stream> {
      const before = runtime.tail.subscriberCount;
      const stream = await openStream(viewerId, query, variables);
      await until(() => stream.isOver || stream.events.length > 0 || runtime.tail.subscriberCount > before);
      return stream;
    },
    /** Opens a subscription that does not stand on the event log. */
    watch: (viewerId: string, query: string, variables: Record<string, unknown> = {}) => openStream(viewerId, query, variables),
    async [Symbol.asyncDispose]() {
      await Promise.all(streams.map((stream) => stream.stop()));
      await subgraph.stop();
      await runtime.close();
      await instance[Symbol.asyncDispose]();
    },
  };

  async function openStream(viewerId: string, query: string, variables: Record<string, unknown>): Promise<Stream> {
    const leaving = new AbortController();
    const source = await streamSubscription({
      schema: subgraph.schema,
      document: parse(query),
      variables,
      createContext: () => contextOf(viewerId, leaving.signal),
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
        errors.push(error instanceof Error ? error.message : String(error));
      }
      state.isOver = true;
    })();
    const stream: Stream = {
      events,
      errors,
      get isOver() {
        return state.isOver;
      },
      next: (fits) => until(() => events.find(fits)),
      async stop() {
        leaving.abort();
        await source.return?.();
        await reading;
      },
    };
    streams.push(stream);
    return stream;
  }
}

export type Chat = Awaited<ReturnType<typeof startChat>>;

function identityOf(viewerId: string | null): Identity {
  return {
    kind: viewerId === null ? 'anonymous' : 'user',
    viewer: viewerId === null ? null : { id: viewerId, sessionId: newId(), roles: ['USER'], scopes: [], provedAtMs: Date.now() },
    client: { ip: '127.0.0.1', userAgent: 'test', deviceId: null, language: 'en' },
    traceId: newId(),
  };
}

/** The code of a fault, as clients see it. */
function codeOf(error: Error | undefined | null): string {
  return error instanceof Fault ? error.code : String(error);
}
