import type { ExecutionResult } from 'graphql';
import type { OperationContext, ResultStream, SubgraphCall, SubgraphResult } from './contract.ts';
import { serviceUnavailable } from './faults.ts';
import type { BoundVariables } from './prepare-operation.ts';
import type { CompiledSubscription } from './subscription.ts';

export interface SubscribeOptions {
  readonly subscription: CompiledSubscription;
  readonly variables: BoundVariables;
  readonly context: OperationContext;
  /** Longest time, in milliseconds, that the joins of one event may take. */
  readonly eventTimeoutMs: number;
}

/** Starts one upstream for one client. A refusal by the subgraph is a result instead of a stream. */
export async function startSubscription(options: SubscribeOptions): Promise<ResultStream | ExecutionResult> {
  const { subscription, variables, context } = options;
  const { transport } = subscription;
  const abort = new AbortController();
  const call: SubgraphCall = { ...subscription.primaryCall(variables), context, signal: abort.signal };
  try {
    if (!transport.subscribe) return { errors: [serviceUnavailable(transport.name)] };
    const upstream = await transport.subscribe(call);
    if (!isStream(upstream)) {
      const { data: _data, ...refusal } = await subscription.handleEvent(upstream, variables, eventContext(options));
      return refusal;
    }
    return new EventStream(options, upstream[Symbol.asyncIterator](), abort);
  } catch {
    return { errors: [serviceUnavailable(transport.name)] };
  }
}

function isStream(value: AsyncIterable<SubgraphResult> | SubgraphResult): value is AsyncIterable<SubgraphResult> {
  return Symbol.asyncIterator in value;
}

/** Each event is an operation of its own: its own memory, its own deadline. */
function eventContext({ context, eventTimeoutMs }: SubscribeOptions): OperationContext {
  return { ...context, cache: new Map(), deadlineMs: Date.now() + eventTimeoutMs };
}

/**
 * One client's events, in upstream order: the next event is joined only after the one before has been handed over. Leaving
 * settles at once, also while an event is awaited, and cancels the upstream.
 */
class EventStream implements ResultStream {
  readonly #options: SubscribeOptions;
  readonly #upstream: AsyncIterator<SubgraphResult>;
  readonly #abort: AbortController;
  #turn: Promise<unknown> = Promise.resolve();
  /** Settles the `next()` that is under way. */
  #answer: ((result: IteratorResult<ExecutionResult, undefined>) => void) | undefined;
  #isOver = false;

  constructor(options: SubscribeOptions, upstream: AsyncIterator<SubgraphResult>, abort: AbortController) {
    this.#options = options;
    this.#upstream = upstream;
    this.#abort = abort;
    const { signal } = options.context;
    if (signal?.aborted) this.#leave();
    else signal?.addEventListener('abort', this.#leave, { once: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    const result = this.#turn.then(
      () =>
        new Promise<IteratorResult<ExecutionResult, undefined>>((resolve) => {
          this.#answer = resolve;
          void this.#pull().then(resolve);
        }),
    );
    this.#turn = result;
    return result;
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#leave();
    return { done: true, value: undefined };
  }

  async throw(fault: unknown): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#leave();
    throw fault;
  }

  async #pull(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#isOver) return { done: true, value: undefined };
    const { subscription, variables } = this.#options;
    try {
      const event = await this.#upstream.next();
      if (event.done || this.#isOver) {
        this.#finish();
        return { done: true, value: undefined };
      }
      return { done: false, value: await subscription.handleEvent(event.value, variables, eventContext(this.#options)) };
    } catch {
      if (this.#isOver) return { done: true, value: undefined };
      // The stream broke: the client is told once and can resume by cursor.
      this.#finish();
      this.#abort.abort();
      return { done: false, value: { errors: [serviceUnavailable(subscription.transport.name)] } };
    }
  }

  readonly #leave = (): void => {
    if (this.#isOver) return;
    this.#finish();
    this.#abort.abort();
    this.#answer?.({ done: true, value: undefined });
    // An async generator that waits for its source settles `return` late: nobody waits for it here.
    Promise.resolve(this.#upstream.return?.()).catch(() => {});
  };

  #finish(): void {
    this.#isOver = true;
    this.#options.context.signal?.removeEventListener('abort', this.#leave);
  }
}
