import { type Identity, serviceIdentity } from '@app/kernel';
import { type DocumentNode, type FormattedExecutionResult, parse } from 'graphql';
import type { FederatedExecutor } from '../src/execution/index.ts';
import type { FeedTimes } from '../src/live/feed.ts';
import { LiveFeeds } from '../src/live/feeds.ts';
import { type LiveFieldPolicy, unknownLiveField } from '../src/live/fields.ts';
import type { Listener, LivePayload } from '../src/live/payload.ts';
import type { Generation } from '../src/operations/generations.ts';

type Supergraph = Pick<Generation, 'executor' | 'retain'>;

/** Live feeds over an executor, without doors: clients pull their results. */
export interface FeedClients {
  readonly feeds: LiveFeeds;
  /** Starts a subscription; a result says why not. */
  subscribe(
    source: string,
    options?: { variables?: Record<string, unknown>; identity?: Identity; signal?: AbortSignal },
  ): Promise<FeedClient | FormattedExecutionResult>;
  /** Takes over another supergraph. */
  replace(executor: FederatedExecutor): void;
}

/** Makes clients of an executor's live fields. */
export function feedClients(
  executor: FederatedExecutor,
  options: { times?: Partial<FeedTimes>; policyOf?: (field: string) => LiveFieldPolicy } = {},
): FeedClients {
  let current: Supergraph = { executor, retain: () => () => undefined };
  const listeners = new Set<(generation: Generation) => void>();
  const feeds = new LiveFeeds({
    generations: {
      onReplaced(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    policyOf: options.policyOf ?? unknownLiveField,
    times: { eventTimeoutMs: 10_000, resumeForMs: 10_000, ...options.times },
    present: (result) => result,
  });
  return {
    feeds,
    async subscribe(source, { variables = {}, identity = serviceIdentity('test', 'trace'), signal } = {}) {
      const client = new FeedClient();
      const document: DocumentNode = parse(source);
      const left = signal ?? new AbortController().signal;
      const request = { generation: current, document, source, variables, identity, signal: left };
      const started = await feeds.subscribe(request, () => client);
      if (!('leave' in started)) return started;
      client.leave = started.leave;
      left.addEventListener('abort', () => client.end(), { once: true });
      return client;
    },
    replace(next) {
      current = { executor: next, retain: () => () => undefined };
      const generation = { ...current, id: 0, sdl: '', schema: next.schema, authorization: new Map(), costs: new Map() };
      for (const listener of listeners) listener(generation as unknown as Generation);
    },
  };
}

/** One client: everything that it was told, to be pulled in order. */
export class FeedClient implements Listener, AsyncIterableIterator<FormattedExecutionResult> {
  readonly payloads: LivePayload[] = [];
  readonly #queue: FormattedExecutionResult[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #wake: (() => void) | null = null;
  #hasEnded = false;
  leave: () => void = () => {};

  deliver(payload: LivePayload): undefined {
    this.payloads.push(payload);
    this.#queue.push(payload.result);
    this.#wake?.();
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake?.();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<FormattedExecutionResult, undefined>> {
    const step = this.#turn.then(() => this.#take());
    this.#turn = step;
    return step;
  }

  async #take(): Promise<IteratorResult<FormattedExecutionResult, undefined>> {
    while (this.#queue.length === 0 && !this.#hasEnded) {
      const woken = Promise.withResolvers<void>();
      this.#wake = woken.resolve;
      await woken.promise;
    }
    const value = this.#queue.shift();
    return value === undefined ? { done: true, value: undefined } : { done: false, value };
  }

  async return(): Promise<IteratorResult<FormattedExecutionResult, undefined>> {
    this.leave();
    this.end();
    return { done: true, value: undefined };
  }
}
