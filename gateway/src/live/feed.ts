import { setTimeout as delay } from 'node:timers/promises';
import type { ExecutionResult, GraphQLError } from 'graphql';
import {
  type BoundVariables,
  type CompiledSubscription,
  type OperationContext,
  type SubgraphResult,
  serviceUnavailable,
} from '../execution/index.ts';
import { type Listener, LivePayload, type PresentResult } from './payload.ts';

/** Times of a feed, in milliseconds. */
export interface FeedTimes {
  /** Longest time that the joins of one event may take. */
  readonly eventTimeoutMs: number;
  /** How long a broken upstream is tried again before clients are told. */
  readonly resumeForMs: number;
}

/** What a feed runs; it is replaced with the supergraph. */
export interface FeedPlan {
  readonly subscription: CompiledSubscription;
  readonly variables: BoundVariables;
  /** Keeps the supergraph of the plan in use; call what it returns when that is over. */
  retain(): () => void;
}

export interface FeedOptions {
  readonly plan: FeedPlan;
  /** As whom the subgraphs are asked. */
  readonly context: Pick<OperationContext, 'identity' | 'traceId'>;
  readonly times: FeedTimes;
  readonly present: PresentResult;
  /** Whether a broken upstream may go on from now where it cannot go on from where it was. */
  readonly mayMiss: boolean;
  /** The feed has ended, or nobody listens any more. */
  readonly onOver: () => void;
}

type Upstream = AsyncIterator<SubgraphResult>;

const FIRST_RETRY_MS = 25;
const LAST_RETRY_MS = 2_000;

/**
 * One subscription at a subgraph and everybody who hears it. Events are joined, shaped and serialised once, in upstream order. A broken
 * upstream is opened again behind the last event that was handed over, unnoticed by the clients; where that is impossible they get
 * SERVICE_UNAVAILABLE and the end.
 */
export class Feed {
  readonly #options: FeedOptions;
  readonly #listeners = new Set<Listener>();
  readonly #left = new AbortController();
  #plan: FeedPlan;
  #releasePlan: () => void;
  /** Of the supergraph through whose transport the upstream runs. */
  #releaseUpstream: () => void = () => {};
  #upstream: Upstream | null = null;
  #started: Promise<ExecutionResult | null> | null = null;
  /** Behind which event the upstream goes on; undefined: none is known. */
  #cursor: unknown;
  #hasDelivered = false;
  #isOver = false;
  #mustMove = false;
  #attempt = 0;
  #brokenSinceMs: number | null = null;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#plan = options.plan;
    this.#releasePlan = options.plan.retain();
    this.#cursor = options.plan.subscription.requestedStart(options.plan.variables);
  }

  /** Whether somebody who joins now gets everything that a feed opened now would bring. */
  get isJoinable(): boolean {
    const { subscription, variables } = this.#options.plan;
    return !this.#isOver && (!this.#hasDelivered || subscription.requestedStart(variables) === undefined);
  }

  /** Clients that listen. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Adds a client; returns how it leaves. The last one to leave ends the upstream. */
  join(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      if (this.#listeners.delete(listener) && this.#listeners.size === 0) this.#finish();
    };
  }

  /** Opens the upstream at the first call. A result says why the subgraph refused; null: it runs. */
  start(): Promise<ExecutionResult | null> {
    this.#started ??= this.#open();
    return this.#started;
  }

  async #open(): Promise<ExecutionResult | null> {
    try {
      const started = await this.#connect();
      if (isStream(started)) {
        void this.#run(started[Symbol.asyncIterator]());
        return null;
      }
      const { data: _data, ...refusal } = await this.#resultOf(started);
      this.#finish();
      return refusal;
    } catch {
      this.#finish();
      return { errors: [serviceUnavailable(this.#plan.subscription.transport.name)] };
    }
  }

  /** Takes over the plan of a new supergraph: joins change at once, the upstream only if it is asked something else now. */
  replan(plan: FeedPlan): void {
    if (this.#isOver) return;
    const before = this.#plan.subscription.primaryCall(this.#plan.variables);
    const { source } = plan.subscription.primaryCall(plan.variables);
    const isSame = source === before.source;
    if (!isSame && this.#cursor === undefined && !this.#options.mayMiss) return;
    const release = this.#releasePlan;
    this.#plan = plan;
    this.#releasePlan = plan.retain();
    release();
    if (isSame) return;
    this.#mustMove = true;
    this.#leaveUpstream();
  }

  /** Ends it for everybody with these errors: the operation is not valid any more. */
  fail(errors: readonly GraphQLError[]): void {
    this.#tell({ errors });
    this.#finish();
  }

  async #run(first: Upstream): Promise<void> {
    let upstream: Upstream | null = first;
    while (upstream !== null) {
      const isBroken: boolean = await this.#consume(upstream);
      upstream = isBroken ? await this.#resume() : null;
    }
    this.#finish();
  }

  /** Hands on what an upstream brings; true when it broke. */
  async #consume(upstream: Upstream): Promise<boolean> {
    this.#upstream = upstream;
    try {
      for (;;) {
        const step = await upstream.next();
        if (this.#isOver) return false;
        // Events of the plan before would not fit the one that has replaced it.
        if (this.#mustMove) return true;
        if (step.done) return false;
        const { isBroken, isOpening, cursor } = noticeOf(step.value);
        if (isBroken) return true;
        if (isOpening) {
          this.#cursor ??= cursor;
          continue;
        }
        if (this.#brokenSinceMs !== null && isOutage(step.value)) return true;
        await this.#hand(step.value);
      }
    } catch {
      return !this.#isOver;
    }
  }

  async #hand(event: SubgraphResult): Promise<void> {
    const result = await this.#resultOf(event);
    if (this.#isOver) return;
    this.#attempt = 0;
    this.#brokenSinceMs = null;
    const waits = this.#tell(this.#hasDelivered ? result : withoutEmptyData(result));
    this.#hasDelivered = true;
    this.#cursor = result.extensions?.cursor ?? this.#cursor;
    // A slow client among several must not hold up the others: its own queue bounds it.
    if (this.#listeners.size === 1) await waits;
  }

  #tell(result: ExecutionResult): Promise<void> | undefined {
    const payload = new LivePayload(this.#options.present(result, this.#options.context.traceId ?? ''));
    let waits: Promise<void> | undefined;
    for (const listener of this.#listeners) waits = listener.deliver(payload) ?? waits;
    return waits;
  }

  /** Opens the upstream again behind the last event; null when it is of no use. */
  async #resume(): Promise<Upstream | null> {
    const { mayMiss, times } = this.#options;
    while (!this.#isOver) {
      this.#brokenSinceMs ??= performance.now();
      const { subscription } = this.#plan;
      const canResume = this.#mustMove || mayMiss || (subscription.isResumable && this.#cursor !== undefined);
      if (!canResume || performance.now() - this.#brokenSinceMs > times.resumeForMs) {
        this.#tell({ errors: [serviceUnavailable(subscription.transport.name)] });
        return null;
      }
      if (!this.#mustMove) await this.#backOff();
      this.#mustMove = false;
      if (this.#isOver) return null;
      try {
        const started = await this.#connect();
        if (isStream(started)) return started[Symbol.asyncIterator]();
        if (isOutage(started)) continue;
        this.#tell(withoutEmptyData(await this.#resultOf(started)));
        return null;
      } catch {
        // Still away: once more.
      }
    }
    return null;
  }

  async #backOff(): Promise<void> {
    const longest = Math.min(FIRST_RETRY_MS * 2 ** this.#attempt, LAST_RETRY_MS);
    this.#attempt += 1;
    // Spread out, so that a subgraph that comes back is not met by everybody at once.
    await delay(longest * (0.5 + Math.random() / 2), undefined, { signal: this.#left.signal, ref: false }).catch(() => undefined);
  }

  async #connect(): Promise<AsyncIterable<SubgraphResult> | SubgraphResult> {
    const { subscription, variables, retain } = this.#plan;
    const { transport, isResumable } = subscription;
    this.#releaseUpstream();
    this.#releaseUpstream = retain();
    if (!transport.subscribe) throw new Error(`${transport.name} has no subscriptions`);
    const context = { ...this.#options.context, signal: this.#left.signal, cache: new Map() };
    const call = subscription.primaryCall(variables, isResumable ? this.#cursor : undefined);
    return transport.subscribe({ ...call, context, signal: this.#left.signal });
  }

  /** Each event is an operation of its own: its own memory, its own deadline. */
  #resultOf(event: SubgraphResult): Promise<ExecutionResult> {
    const { subscription, variables } = this.#plan;
    return subscription.handleEvent(event, variables, {
      ...this.#options.context,
      signal: this.#left.signal,
      cache: new Map(),
      deadlineMs: Date.now() + this.#options.times.eventTimeoutMs,
    });
  }

  #leaveUpstream(): void {
    // An async generator that waits for its source settles `return` late: nobody waits for it here.
    Promise.resolve(this.#upstream?.return?.()).catch(() => {});
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#left.abort();
    this.#leaveUpstream();
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
    this.#releasePlan();
    this.#releaseUpstream();
    this.#options.onOver();
  }
}

function isStream(value: AsyncIterable<SubgraphResult> | SubgraphResult): value is AsyncIterable<SubgraphResult> {
  return Symbol.asyncIterator in value;
}

/** What a subgraph of the platform says of its stream beside the events; see `LiveNotice` of `@app/subgraph`. */
function noticeOf({ data, extensions }: SubgraphResult): { isBroken: boolean; isOpening: boolean; cursor: unknown } {
  const isNotice = data === null || data === undefined;
  return {
    isBroken: isNotice && extensions?.isBroken === true,
    isOpening: isNotice && extensions?.isOpening === true,
    cursor: extensions?.cursor,
  };
}

/** The subgraph answers, but something behind it does not yet. */
function isOutage({ data, errors }: SubgraphResult): boolean {
  return isEmpty(data) && errors?.some(({ extensions }) => extensions?.code === 'SERVICE_UNAVAILABLE') === true;
}

/** Makes a refusal look alike whether it came as an answer or as the first event. */
function withoutEmptyData(result: ExecutionResult): ExecutionResult {
  const { data, ...rest } = result;
  return result.errors !== undefined && isEmpty(data) ? rest : result;
}

function isEmpty(data: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return Object.values(data ?? {}).every((value) => value === null);
}
