import type { StoredEvent } from './entry.ts';
import { compareEntryIds, type LogPosition } from './position.ts';

/** Why a subscriber must fetch its state anew: its position is no longer in the log, the log was lost, or it read too slowly. */
export type ResyncReason = 'TOO_OLD' | 'EPOCH_CHANGED' | 'SLOW_CONSUMER';

/** What a subscription yields. A subscription can be resumed after any item by its position. */
export type LiveItem =
  | { readonly kind: 'event'; readonly event: StoredEvent; readonly position: LogPosition }
  | { readonly kind: 'resync'; readonly reason: ResyncReason; readonly position: LogPosition };

/** A live feed of events by topic; iterate it once, one `next` at a time. It ends by `close`, by leaving the loop, or by its signal. */
export interface LiveSubscription extends AsyncIterable<LiveItem> {
  /** Events of this topic follow, from now on. */
  addTopic(topic: string): void;
  /** No more events of this topic; what is queued still comes. */
  removeTopic(topic: string): void;
  close(): void;
}

/** What a subscriber asks of the tail that feeds it. */
export interface SubscriberHost {
  index(topic: string, subscriber: Subscriber): void;
  unindex(topic: string, subscriber: Subscriber): void;
  forget(subscriber: Subscriber): void;
}

/** What a subscriber is made with. */
export interface SubscriberOptions {
  readonly domains: ReadonlySet<string>;
  readonly topics: Iterable<string>;
  /** Items that may wait before the subscriber counts as slow. */
  readonly maxQueued: number;
  /** Per stream, the entry up to which the client has seen everything, should the tail be behind it; null when it is not. */
  readonly floor: Readonly<Record<string, string>> | null;
  /** What comes before the live items; null when nothing does. */
  readonly replay: ((subscriber: Subscriber) => AsyncGenerator<LiveItem, void>) | null;
  /** Closes the subscription. */
  readonly signal?: AbortSignal;
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** The queue of one subscription, between the tail that fills it and the client that empties it. */
export class Subscriber implements LiveSubscription {
  readonly domains: ReadonlySet<string>;
  readonly #host: SubscriberHost;
  readonly #topics: Set<string>;
  readonly #maxQueued: number;
  readonly #signal: AbortSignal | null;
  #floor: Readonly<Record<string, string>> | null;
  #replay: AsyncGenerator<LiveItem, void> | null;
  #queue: LiveItem[] = [];
  #head = 0;
  #isClosed = false;
  #awaited: ResyncReason | null = null;
  #wake: () => void = () => undefined;

  constructor(host: SubscriberHost, options: SubscriberOptions) {
    this.#host = host;
    this.domains = options.domains;
    this.#topics = new Set(options.topics);
    this.#maxQueued = options.maxQueued;
    this.#floor = options.floor;
    this.#replay = options.replay?.(this) ?? null;
    this.#signal = options.signal ?? null;
    if (this.#signal?.aborted) this.#isClosed = true;
    else for (const topic of this.#topics) host.index(topic, this);
    this.#signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  readonly #onAbort = (): void => this.close();

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The resync that is due once its position can be told; events until then are dropped, because the client fetches anew after it. */
  get awaitedResync(): ResyncReason | null {
    return this.#awaited;
  }

  /** Whether the subscriber wants an event of these topics. */
  wants(topics: readonly string[]): boolean {
    return topics.some((topic) => this.#topics.has(topic));
  }

  addTopic(topic: string): void {
    if (this.#isClosed || this.#topics.has(topic)) return;
    this.#topics.add(topic);
    this.#host.index(topic, this);
  }

  removeTopic(topic: string): void {
    if (this.#topics.delete(topic)) this.#host.unindex(topic, this);
  }

  /** Delivers a live event; the position is shared by all subscribers of the same domains. */
  offer(event: StoredEvent, position: LogPosition): void {
    if (this.#isClosed || this.#awaited !== null) return;
    if (this.#queue.length - this.#head >= this.#maxQueued) {
      this.resync('SLOW_CONSUMER', position);
      return;
    }
    if (this.#floor === null) {
      this.#push({ kind: 'event', event, position });
      return;
    }
    const floor = this.#floor[event.stream];
    if (floor === undefined || compareEntryIds(event.entryId, floor) > 0) {
      this.#push({ kind: 'event', event, position: this.#lift(position) });
    }
  }

  /** The later of the tail's place and the client's, stream by stream; once the tail has passed the client everywhere, the tail's own. */
  #lift(position: LogPosition): LogPosition {
    const behind = Object.entries(this.#floor ?? {}).filter(([stream, id]) => compareEntryIds(position.at[stream] ?? id, id) < 0);
    if (behind.length > 0) return { epoch: position.epoch, at: { ...position.at, ...Object.fromEntries(behind) } };
    this.#floor = null;
    return position;
  }

  /** Announces that a resync will come; what waits is dropped. */
  awaitResync(reason: ResyncReason): void {
    if (this.#isClosed) return;
    this.#awaited = reason;
    this.#clear();
  }

  /** Replaces all that waits, the replay included, by one resync. */
  resync(reason: ResyncReason, position: LogPosition): void {
    if (this.#isClosed) return;
    this.#awaited = null;
    this.#floor = null;
    this.#clear();
    this.#push({ kind: 'resync', reason, position });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#signal?.removeEventListener('abort', this.#onAbort);
    for (const topic of this.#topics) this.#host.unindex(topic, this);
    this.#host.forget(this);
    this.#clear();
    this.#wake();
  }

  [Symbol.asyncIterator](): AsyncIterator<LiveItem, undefined> {
    return {
      next: () => this.#next(),
      return: async () => {
        this.close();
        return DONE;
      },
    };
  }

  async #next(): Promise<IteratorResult<LiveItem, undefined>> {
    while (!this.#isClosed) {
      const replay = this.#replay;
      if (replay !== null) {
        const replayed = await replay.next();
        // A resync that came meanwhile has made the replay void.
        if (this.#replay !== replay) continue;
        if (!replayed.done && !this.#isClosed) return { done: false, value: replayed.value };
        this.#replay = null;
        continue;
      }
      const item = this.#shift();
      if (item !== null) return { done: false, value: item };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return DONE;
  }

  #clear(): void {
    this.#queue = [];
    this.#head = 0;
    this.#replay = null;
  }

  #push(item: LiveItem): void {
    this.#queue.push(item);
    this.#wake();
  }

  #shift(): LiveItem | null {
    const item = this.#queue[this.#head];
    if (item === undefined) return null;
    this.#head += 1;
    if (this.#head === this.#queue.length) {
      this.#queue = [];
      this.#head = 0;
    } else if (this.#head >= 1_024) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }
}
