import { blockingConnection, closeRedis, type Redis, redisOrDown } from '@app/redis';

/** What a bus needs. */
export interface EphemeralBusOptions {
  /** For publishing; a second connection is opened to listen. */
  readonly redis: Redis;
  /** Put before every channel. @defaultValue none */
  readonly prefix?: string;
  /** Name of the listening connection. @defaultValue ephemeral-bus */
  readonly name?: string;
}

/** A message as it arrives: at most once, in order per topic, and gone for those who were not listening. */
export interface EphemeralMessage {
  readonly topic: string;
  readonly payload: unknown;
}

/** What a listener wants. */
export interface EphemeralSubscribeOptions {
  readonly topics: Iterable<string>;
  readonly signal?: AbortSignal;
  /** Messages that may wait for a slow reader; then the oldest are dropped. @defaultValue 100 */
  readonly maxQueued?: number;
}

/** A feed of ephemeral messages; iterate it once. It ends by `close`, by leaving the loop, or by its signal. */
export interface EphemeralSubscription extends AsyncIterable<EphemeralMessage> {
  /** Resolves when the server has confirmed all topics so far: what is published from then on arrives. */
  ready(): Promise<void>;
  addTopic(topic: string): void;
  removeTopic(topic: string): void;
  close(): void;
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

class Listener {
  readonly #maxQueued: number;
  #queue: EphemeralMessage[] = [];
  #isClosed = false;
  #wake: () => void = () => undefined;

  constructor(maxQueued: number) {
    this.#maxQueued = maxQueued;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  offer(message: EphemeralMessage): void {
    if (this.#queue.length >= this.#maxQueued) this.#queue.shift();
    this.#queue.push(message);
    this.#wake();
  }

  end(): void {
    this.#isClosed = true;
    this.#wake();
  }

  async next(): Promise<IteratorResult<EphemeralMessage, undefined>> {
    while (!this.#isClosed) {
      const message = this.#queue.shift();
      if (message !== undefined) return { done: false, value: message };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return DONE;
  }
}

/**
 * Signals that need not survive, such as typing and presence: Redis pub/sub, one listening connection a process, fanned out locally.
 * After a lost connection it listens again by itself; what was published meanwhile is lost.
 */
export class EphemeralBus {
  readonly #redis: Redis;
  readonly #listening: Redis;
  readonly #prefix: string;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #confirmed = new Map<string, Promise<void>>();
  readonly #open = new Set<() => void>();

  constructor(options: EphemeralBusOptions) {
    this.#redis = options.redis;
    this.#prefix = `${options.prefix ?? ''}ephemeral:`;
    this.#listening = blockingConnection(options.redis, options.name ?? 'ephemeral-bus');
    this.#listening.on('message', (channel: string, text: string) => this.#receive(channel.slice(this.#prefix.length), text));
    this.#listening.on('ready', () => {
      for (const topic of this.#listeners.keys()) this.#listen(topic);
    });
  }

  /** Tells everybody who listens to `topic`, on any process. `payload` must survive JSON. Rejects with `RedisDownError` when Redis is away. */
  async publish(topic: string, payload: unknown): Promise<void> {
    await redisOrDown(this.#redis.publish(this.#prefix + topic, JSON.stringify(payload)));
  }

  /** Listens to topics. */
  subscribe({ topics, signal, maxQueued = 100 }: EphemeralSubscribeOptions): EphemeralSubscription {
    const listener = new Listener(maxQueued);
    const wanted = new Set<string>();
    const addTopic = (topic: string): void => {
      if (listener.isClosed || wanted.has(topic)) return;
      wanted.add(topic);
      this.#add(topic, listener);
    };
    const removeTopic = (topic: string): void => {
      if (wanted.delete(topic)) this.#remove(topic, listener);
    };
    const close = (): void => {
      if (listener.isClosed) return;
      listener.end();
      for (const topic of wanted) this.#remove(topic, listener);
      this.#open.delete(close);
      signal?.removeEventListener('abort', close);
    };
    this.#open.add(close);
    for (const topic of topics) addTopic(topic);
    if (signal?.aborted) close();
    else signal?.addEventListener('abort', close, { once: true });
    return {
      ready: async () => {
        await Promise.all([...wanted].map((topic) => this.#confirmed.get(topic)));
      },
      addTopic,
      removeTopic,
      close,
      [Symbol.asyncIterator]: () => ({
        next: () => listener.next(),
        return: async () => {
          close();
          return DONE;
        },
      }),
    };
  }

  /** Ends every subscription and the listening connection. */
  stop(): void {
    for (const close of [...this.#open]) close();
    closeRedis(this.#listening);
  }

  #add(topic: string, listener: Listener): void {
    const listeners = this.#listeners.get(topic);
    if (listeners !== undefined) {
      listeners.add(listener);
      return;
    }
    this.#listeners.set(topic, new Set([listener]));
    this.#listen(topic);
  }

  #remove(topic: string, listener: Listener): void {
    const listeners = this.#listeners.get(topic);
    listeners?.delete(listener);
    if (listeners?.size !== 0) return;
    this.#listeners.delete(topic);
    this.#confirmed.delete(topic);
    this.#listening.unsubscribe(this.#prefix + topic).catch(() => undefined);
  }

  #listen(topic: string): void {
    // A refusal means that the connection broke; the next one listens again.
    const confirmed = this.#listening.subscribe(this.#prefix + topic).then(
      () => undefined,
      () => undefined,
    );
    this.#confirmed.set(topic, confirmed);
  }

  #receive(topic: string, text: string): void {
    const listeners = this.#listeners.get(topic);
    if (listeners === undefined) return;
    const message: EphemeralMessage = { topic, payload: JSON.parse(text) };
    for (const listener of listeners) listener.offer(message);
  }
}
