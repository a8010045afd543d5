import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SubgraphCall, SubgraphResult } from './contract.ts';
import { SubgraphFaultError } from './faults.ts';
import { subgraphResult } from './wire-result.ts';

export interface UpstreamSocketOptions {
  readonly url: string;
  readonly maxBufferedEvents: number;
  /** Longest wait for the server's acknowledgement, in milliseconds. */
  readonly connectTimeoutMs: number;
}

/** The graphql-ws socket that all subscriptions to one subgraph share. */
export interface UpstreamSocket {
  /** Starts a subscription. The viewer's identity travels with the operation, because the socket is everybody's. */
  subscribe(call: SubgraphCall, identity: string | undefined): AsyncIterableIterator<SubgraphResult>;
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 15_000;
const IDLE_CLOSE_MS = 5000;

/**
 * Connects when the first subscription comes. It never reconnects behind a subscription's back: events could be missed without
 * anybody noticing. A broken socket ends its streams with a fault, and whoever consumes them resumes by cursor.
 */
export function createUpstreamSocket(service: string, options: UpstreamSocketOptions): UpstreamSocket {
  const client = createClient({
    url: options.url,
    webSocketImpl: WebSocket,
    lazy: true,
    lazyCloseTimeout: IDLE_CLOSE_MS,
    keepAlive: KEEP_ALIVE_MS,
    connectionAckWaitTimeout: options.connectTimeoutMs,
    retryAttempts: 0,
    shouldRetry: () => false,
  });
  return {
    subscribe(call, identity) {
      const events = new EventQueue(service, options.maxBufferedEvents);
      const { source: query, variables, operationName } = call;
      const cancel = client.subscribe<Record<string, unknown>>(
        { query, variables, operationName, ...(identity !== undefined && { extensions: { identity } }) },
        {
          next: (result) => events.push(subgraphResult({ ...result }) ?? { data: null }),
          error: (fault) => events.fail(fault),
          complete: () => events.end(),
        },
      );
      events.onLeave = cancel;
      if (call.signal.aborted) events.leave();
      else call.signal.addEventListener('abort', () => events.leave(), { once: true });
      return events;
    },
    async close() {
      await client.dispose();
    },
  };
}

/** Events between a socket that pushes and a consumer that pulls; bounded, and left at once. */
class EventQueue implements AsyncIterableIterator<SubgraphResult> {
  readonly #service: string;
  readonly #limit: number;
  readonly #events: SubgraphResult[] = [];
  readonly #waiting: PromiseWithResolvers<IteratorResult<SubgraphResult, undefined>>[] = [];
  #fault: SubgraphFaultError | undefined;
  #isOver = false;
  onLeave: () => void = () => {};

  constructor(service: string, limit: number) {
    this.#service = service;
    this.#limit = limit;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  push(event: SubgraphResult): void {
    if (this.#isOver) return;
    const waiting = this.#waiting.shift();
    if (waiting) {
      waiting.resolve({ done: false, value: event });
      return;
    }
    this.#events.push(event);
    if (this.#events.length > this.#limit) {
      this.#finish(new SubgraphFaultError(this.#service, 'overflow', 'the consumer is too slow'));
      this.onLeave();
    }
  }

  /** GraphQL errors are the subgraph's refusal, an event like any other; everything else means that the stream broke. */
  fail(fault: unknown): void {
    const refusal = Array.isArray(fault) ? subgraphResult({ errors: fault }) : undefined;
    if (refusal) {
      this.push(refusal);
      this.#finish();
    } else {
      this.#finish(new SubgraphFaultError(this.#service, 'unreachable', 'the socket closed', fault));
    }
  }

  end(): void {
    this.#finish();
  }

  leave(): void {
    if (this.#isOver) return;
    this.#events.length = 0;
    this.#finish();
    this.onLeave();
  }

  async next(): Promise<IteratorResult<SubgraphResult, undefined>> {
    const event = this.#events.shift();
    if (event) return { done: false, value: event };
    const fault = this.#fault;
    if (fault) {
      this.#fault = undefined;
      throw fault;
    }
    if (this.#isOver) return { done: true, value: undefined };
    const waiting = Promise.withResolvers<IteratorResult<SubgraphResult, undefined>>();
    this.#waiting.push(waiting);
    return waiting.promise;
  }

  async return(): Promise<IteratorResult<SubgraphResult, undefined>> {
    this.leave();
    return { done: true, value: undefined };
  }

  #finish(fault?: SubgraphFaultError): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const waiting = this.#waiting.splice(0);
    const [first] = waiting;
    if (fault && first) {
      waiting.shift();
      first.reject(fault);
    } else {
      this.#fault = fault;
    }
    for (const { resolve } of waiting) resolve({ done: true, value: undefined });
  }
}
