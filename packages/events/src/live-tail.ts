import { setImmediate as nextTurn } from 'node:timers/promises';
import { blockingConnection, closeRedis, type Redis } from '@app/redis';
import { decodeEntry, EPOCH_MARK, eventOf, type LogEntry } from './entry.ts';
import type { LogLayout } from './layout.ts';
import { replayRanges, type StreamRange } from './live-replay.ts';
import { type LiveItem, type LiveSubscription, type ResyncReason, Subscriber, type SubscriberHost } from './live-subscription.ts';
import { readTips } from './log.ts';
import { compareEntryIds, type LogPosition, STREAM_START } from './position.ts';
import { type EventsLogger, keepRunning, pause, silentLogger } from './supervise.ts';
import { TailState } from './tail-state.ts';

/** What a process's tail needs. */
export interface LiveTailOptions {
  /** For look-ups and replays; a second connection is opened for the tail. Must have no key prefix. */
  readonly redis: Redis;
  /** Domains whose logs are tailed. */
  readonly domains: readonly string[];
  readonly layout?: LogLayout;
  /** Entries of each stream over which a subscription can be resumed, counted from the newest. @defaultValue all that are retained */
  readonly maxReplay?: number;
  readonly logger?: EventsLogger;
}

/** What a subscriber wants to see. */
export interface SubscribeOptions {
  /** A part of the tail's domains; the position covers their streams. */
  readonly domains: readonly string[];
  readonly topics: Iterable<string>;
  /** Go on after this position. @defaultValue from now */
  readonly after?: LogPosition;
  /** Ends the subscription. */
  readonly signal?: AbortSignal;
  /** Items that may wait for a slow reader; one more, and all of them become one resync. @defaultValue 1000 */
  readonly maxQueued?: number;
}

const BLOCK_MS = 1_000;
/** While an epoch is missing, the ends of the streams are read this often. */
const EAGER_BLOCK_MS = 50;
/** A resync waits this long for the new epochs of all its streams, so that it is one and not several. */
const EPOCH_WAIT_MS = 3_000;
const COUNT = 500;
const CAUGHT_UP_POLL_MS = 5;
/** Deliveries after which the rest of the process has its turn. */
const SLICE = 1_000;

/**
 * Tails the event log once for a whole process and fans it out by topic. A subscriber gets each event of its topics once, those of one key in
 * order, and with each item a position from which a later subscription, on any process, goes on without gap or duplicate.
 */
export class LiveTail implements SubscriberHost {
  readonly #redis: Redis;
  readonly #maxReplay: number;
  readonly #logger: EventsLogger;
  readonly #state: TailState;
  readonly #topics = new Map<string, Set<Subscriber>>();
  readonly #subscribers = new Set<Subscriber>();
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #needsTips = true;
  #missingSince: number | null = null;
  #markReady: () => void = () => undefined;

  constructor(options: LiveTailOptions) {
    this.#redis = options.redis;
    this.#maxReplay = options.maxReplay ?? Number.POSITIVE_INFINITY;
    this.#logger = options.logger ?? silentLogger;
    this.#state = new TailState(options.layout ?? {}, options.domains);
  }

  /** Begins to tail; resolves when the ends of the log are known, however long Redis stays away. Before that every position is void. */
  async start(): Promise<void> {
    const ready = new Promise<void>((resolve) => {
      this.#markReady = resolve;
    });
    this.#running = keepRunning('live-tail', (signal) => this.#tail(signal), this.#stop.signal, this.#logger);
    await ready;
  }

  /** Ends the tail and every subscription. */
  async stop(): Promise<void> {
    this.#stop.abort();
    for (const subscriber of [...this.#subscribers]) subscriber.close();
    await this.#running;
    this.#markReady();
  }

  /** How far this process has dispatched the streams of these domains: cheap, and never beyond what a later read of the stores shows. */
  position(domains: readonly string[]): LogPosition {
    return this.#state.position(domains);
  }

  /** Resolves when the log of each of these domains has been opened by its producer; waits for ever unless `signal` aborts. */
  async opened(domains: readonly string[], signal: AbortSignal): Promise<void> {
    while (this.#state.isMissingAny(domains)) {
      signal.throwIfAborted();
      this.#needsTips = true;
      await pause(CAUGHT_UP_POLL_MS, signal);
    }
  }

  /** How many subscriptions are open. */
  get subscriberCount(): number {
    return this.#subscribers.size;
  }

  /** Opens a subscription; see `SubscribeOptions`. Throws `TypeError` on a domain that is not tailed. */
  subscribe(options: SubscribeOptions): LiveSubscription {
    const joined = this.#state.position(options.domains);
    const { after, signal } = options;
    const refusal = after === undefined ? null : this.#refusalOf(after, joined);
    const goesOn = after !== undefined && refusal === null;
    const subscriber = new Subscriber(this, {
      domains: new Set(options.domains),
      topics: options.topics,
      maxQueued: options.maxQueued ?? 1_000,
      floor: goesOn ? after.at : null,
      replay: goesOn ? (self) => this.#replay(self, after, joined) : null,
      ...(signal === undefined ? {} : { signal }),
    });
    if (!subscriber.isClosed) this.#subscribers.add(subscriber);
    if (refusal !== null) subscriber.resync(refusal, joined);
    return subscriber;
  }

  /** Resolves when everything that is in the log at the call has been dispatched; waits for ever unless `signal` aborts. */
  async caughtUp(signal: AbortSignal = new AbortController().signal): Promise<void> {
    const tips = await readTips(this.#redis, this.#state.streams);
    const isBehind = (): boolean =>
      [...tips].some(([stream, tip]) => compareEntryIds(tip.lastId ?? STREAM_START, this.#state.lastOf(stream)) > 0);
    while (isBehind()) {
      signal.throwIfAborted();
      await pause(CAUGHT_UP_POLL_MS, signal);
    }
  }

  index(topic: string, subscriber: Subscriber): void {
    const subscribers = this.#topics.get(topic);
    if (subscribers === undefined) this.#topics.set(topic, new Set([subscriber]));
    else subscribers.add(subscriber);
  }

  unindex(topic: string, subscriber: Subscriber): void {
    const subscribers = this.#topics.get(topic);
    subscribers?.delete(subscriber);
    if (subscribers?.size === 0) this.#topics.delete(topic);
  }

  forget(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber);
  }

  #refusalOf(after: LogPosition, joined: LogPosition): ResyncReason | null {
    if (after.epoch !== joined.epoch) return 'EPOCH_CHANGED';
    return Object.keys(joined.at).every((stream) => after.at[stream] !== undefined) ? null : 'TOO_OLD';
  }

  /** Yields what lies between a client's position and the place where it joins the live tail. */
  async *#replay(subscriber: Subscriber, after: LogPosition, joined: LogPosition): AsyncGenerator<LiveItem, void> {
    const at: Record<string, string> = { ...after.at };
    const ranges: StreamRange[] = Object.entries(joined.at).flatMap(([stream, to]) => {
      const from = after.at[stream] ?? STREAM_START;
      return compareEntryIds(from, to) < 0 ? [{ stream, from, to }] : [];
    });
    const isWanted = (entry: LogEntry): boolean => subscriber.wants(entry.topics);
    const isOver = (): boolean => subscriber.isClosed;
    for await (const found of replayRanges(this.#redis, ranges, { isWanted, isOver, maxReplay: this.#maxReplay })) {
      if (found === 'TOO_OLD') {
        yield { kind: 'resync', reason: 'TOO_OLD', position: joined };
        return;
      }
      // Streams are replayed one after the other: those that are done stand where the live tail joins.
      for (const range of ranges) {
        if (range.stream === found.event.stream) break;
        at[range.stream] = range.to;
      }
      at[found.event.stream] = found.event.entryId;
      yield { kind: 'event', event: found.event, position: { epoch: joined.epoch, at: { ...at } } };
    }
  }

  async #tail(signal: AbortSignal): Promise<void> {
    const blocking = blockingConnection(this.#redis, 'live-tail');
    const end = (): void => closeRedis(blocking);
    signal.addEventListener('abort', end, { once: true });
    this.#needsTips = true;
    try {
      while (!signal.aborted) {
        if (this.#needsTips) await this.#adoptTips();
        const block = this.#missingSince === null ? BLOCK_MS : EAGER_BLOCK_MS;
        const reply = await blocking.xread('COUNT', COUNT, 'BLOCK', block, 'STREAMS', ...this.#state.cursors());
        if (reply === null) {
          this.#needsTips = true;
          continue;
        }
        // A full batch means that the tail is behind: it may have been overtaken by the trimming, of at least as many entries.
        if (reply.some(([, entries]) => entries.length >= COUNT)) await this.#adoptTips();
        for (const [stream, entries] of reply) await this.#dispatchAll(stream, entries);
      }
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  }

  async #dispatchAll(stream: string, entries: readonly [string, string[]][]): Promise<void> {
    let deliveries = 0;
    for (const [id, fields] of entries) {
      const entry = decodeEntry(id, fields);
      if (entry === null || !this.#state.advance(stream, id)) continue;
      if (entry.type === EPOCH_MARK) {
        if (!this.#state.isCurrentEpoch(stream, entry.body)) {
          this.#needsTips = true;
          this.#awaitResync(new Set([this.#state.domainOf(stream) ?? '']), 'EPOCH_CHANGED');
        }
      } else if (!entry.replayed) deliveries += this.#dispatch(stream, entry);
      if (deliveries >= SLICE) {
        deliveries = 0;
        await nextTurn();
      }
    }
  }

  /** Hands an event to those who want it; answers how many they are. */
  #dispatch(stream: string, entry: LogEntry): number {
    const domain = this.#state.domainOf(stream) ?? '';
    const receivers = new Set<Subscriber>();
    for (const topic of entry.topics) {
      for (const subscriber of this.#topics.get(topic) ?? []) if (subscriber.domains.has(domain)) receivers.add(subscriber);
    }
    if (receivers.size === 0) return 0;
    const event = eventOf(entry, stream);
    for (const subscriber of receivers) subscriber.offer(event, this.#state.position(subscriber.domains));
    return receivers.size;
  }

  /** Compares the ends of the log with what the tail believes, and tells subscribers what they have missed. */
  async #adoptTips(): Promise<void> {
    const { changed, gaps } = this.#state.adopt(await readTips(this.#redis, this.#state.streams));
    this.#awaitResync(gaps, 'TOO_OLD');
    this.#awaitResync(changed, 'EPOCH_CHANGED');
    if (changed.size > 0) this.#logger.info({ domains: [...changed] }, 'the event log has a new epoch');
    const isMissing = [...this.#subscribers].some((it) => it.awaitedResync !== null && this.#state.isMissingAny(it.domains));
    this.#missingSince = isMissing ? (this.#missingSince ?? performance.now()) : null;
    const isOverdue = this.#missingSince !== null && performance.now() - this.#missingSince > EPOCH_WAIT_MS;
    for (const subscriber of this.#subscribers) {
      const reason = subscriber.awaitedResync;
      if (reason === null || (!isOverdue && this.#state.isMissingAny(subscriber.domains))) continue;
      subscriber.resync(reason, this.#state.position(subscriber.domains));
    }
    if (isOverdue) this.#missingSince = null;
    this.#needsTips = this.#missingSince !== null;
    this.#markReady();
  }

  #awaitResync(domains: ReadonlySet<string>, reason: ResyncReason): void {
    if (domains.size === 0) return;
    for (const subscriber of this.#subscribers) {
      if ([...domains].some((domain) => subscriber.domains.has(domain))) subscriber.awaitResync(reason);
    }
  }
}
