import { type Redis, redisOrDown } from '@app/redis';
import {
  CONSUMER_NAME,
  disownScript,
  type FetchedEntry,
  type FetchOutcome,
  fetchScript,
  ownScript,
  progressScript,
} from './consumer-scripts.ts';
import type { EntryProcessor } from './entry-processor.ts';
import { ownerKey } from './layout.ts';
import { readTips } from './log.ts';
import { compareEntryIds, STREAM_START } from './position.ts';
import { type EventsLogger, pause } from './supervise.ts';

/** What the partitions of one group on one replica share. */
export interface PartitionContext {
  readonly redis: Redis;
  readonly group: string;
  /** Unique to this replica; the token of its ownerships. */
  readonly replica: string;
  readonly leaseMs: number;
  readonly processor: EntryProcessor;
  readonly logger: EventsLogger;
  /** Whether this replica may own one more partition. */
  readonly mayOwnMore: () => boolean;
  /** Whether this replica owns more than its share and should give this one up; asked between two fetches. */
  readonly isSurplus: (partition: PartitionConsumer) => boolean;
}

const FETCH_COUNT = 64;
const CLAIM_POLL_MS = 200;
/** Should a wake-up be lost, the partition looks by itself. */
const LOOK_MS = 500;

/** Consumes one stream for one group, in order, while this replica owns it. */
export class PartitionConsumer {
  readonly stream: string;
  readonly #context: PartitionContext;
  #isOwner = false;
  #isWoken = false;
  /** When the ownership was last asked to be prolonged, on `performance.now()`. */
  #renewedAt = 0;
  #wakeUp: () => void = () => undefined;

  constructor(stream: string, context: PartitionContext) {
    this.stream = stream;
    this.#context = context;
  }

  /** Whether this replica owns the partition, or is about to. */
  get isOwner(): boolean {
    return this.#isOwner;
  }

  /** Says that the stream has new entries. */
  wake(): void {
    this.#isWoken = true;
    this.#wakeUp();
  }

  /** Waits for ownership and consumes until it is lost, given up, or `signal` aborts. Rejects on trouble with Redis. */
  async run(signal: AbortSignal): Promise<void> {
    while (!(await this.#claim())) {
      await pause(CLAIM_POLL_MS * (0.75 + Math.random() * 0.5), signal);
      if (signal.aborted) return;
    }
    const lost = new AbortController();
    const owned = AbortSignal.any([signal, lost.signal]);
    owned.addEventListener('abort', () => this.#wakeUp(), { once: true });
    const { leaseMs } = this.#context;
    const renewal = setInterval(() => {
      // Each fetch renews too: only a handler that takes long needs more.
      if (performance.now() - this.#renewedAt < leaseMs / 3) return;
      this.#own().then(
        (isOurs) => isOurs || lost.abort(),
        () => undefined,
      );
    }, leaseMs / 4);
    try {
      await this.#prepare();
      if (await this.#finishUndone(owned)) await this.#consumeNew(owned);
    } finally {
      clearInterval(renewal);
      this.#isOwner = false;
      await disownScript.run(this.#context.redis, [this.#ownerKey], [this.#context.replica]).catch(() => undefined);
    }
  }

  get #ownerKey(): string {
    return ownerKey(this.stream, this.#context.group);
  }

  #own(): Promise<boolean> {
    this.#renewedAt = performance.now();
    return ownScript.run(this.#context.redis, [this.#ownerKey], [this.#context.replica, this.#context.leaseMs]);
  }

  async #claim(): Promise<boolean> {
    if (!this.#context.mayOwnMore()) return false;
    this.#isOwner = true;
    try {
      this.#isOwner = await this.#own();
      return this.#isOwner;
    } catch (error) {
      this.#isOwner = false;
      throw error;
    }
  }

  /** Makes sure that the group exists, and says so when the log was trimmed before the group had read it. */
  async #prepare(): Promise<void> {
    const { redis, group, logger } = this.#context;
    await redisOrDown(redis.xgroup('CREATE', this.stream, group, '0', 'MKSTREAM')).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.startsWith('BUSYGROUP'))) throw error;
    });
    const { deliveredId } = await progressScript.run(redis, [this.stream], [group]);
    const firstId = (await readTips(redis, [this.stream])).get(this.stream)?.firstId ?? STREAM_START;
    if (deliveredId !== STREAM_START && deliveredId !== '' && compareEntryIds(firstId, deliveredId) > 0) {
      logger.error({ stream: this.stream, group, deliveredId, firstId }, 'the log was trimmed before this group had read it');
    }
  }

  /** Finishes what an earlier owner was handed and did not acknowledge; false when ownership ended. */
  async #finishUndone(owned: AbortSignal): Promise<boolean> {
    let after = STREAM_START;
    for (;;) {
      const fetched = await this.#fetch(after);
      if (fetched.kind === 'not-owner') return false;
      if (fetched.kind === 'no-group' || fetched.entries.length === 0) return true;
      if (!(await this.#handle(fetched.entries, owned))) return false;
      after = fetched.entries.at(-1)?.id ?? after;
    }
  }

  async #consumeNew(owned: AbortSignal): Promise<void> {
    while (!owned.aborted && !this.#context.isSurplus(this)) {
      this.#isWoken = false;
      const fetched = await this.#fetch('>');
      if (fetched.kind === 'not-owner') return;
      if (fetched.kind === 'no-group') await this.#prepare();
      else if (fetched.entries.length > 0) {
        if (!(await this.#handle(fetched.entries, owned))) return;
      } else await this.#untilWoken(owned);
    }
  }

  /** Handles entries in order and acknowledges each that is done; false when `owned` ended before all were. */
  async #handle(fetched: readonly FetchedEntry[], owned: AbortSignal): Promise<boolean> {
    const { processor, logger, group } = this.#context;
    const readable = fetched.flatMap(({ entry }) => entry ?? []);
    const open = await processor.open(this.stream, readable, owned);
    const settling: Promise<void>[] = [];
    for (const { id, entry } of fetched) {
      if (entry === null) logger.error({ stream: this.stream, group, id }, 'an entry was trimmed before it was handled');
      const todo = open.get(id);
      if (todo !== undefined && !(await processor.process(todo, owned))) break;
      const settled = this.#settle(id, todo?.event.id, owned);
      // It may fail while the next entry is handled; that is told below.
      settled.catch(() => undefined);
      settling.push(settled);
    }
    await Promise.all(settling);
    return settling.length === fetched.length;
  }

  async #settle(entryId: string, eventId: string | undefined, owned: AbortSignal): Promise<void> {
    const { processor, redis, group } = this.#context;
    if (eventId !== undefined) await processor.mark(eventId, owned);
    await redisOrDown(redis.xack(this.stream, group, entryId));
  }

  #fetch(after: string): Promise<FetchOutcome> {
    const { redis, replica, leaseMs, group } = this.#context;
    this.#renewedAt = performance.now();
    return fetchScript.run(redis, [this.stream, this.#ownerKey], [replica, leaseMs, group, CONSUMER_NAME, FETCH_COUNT, after]);
  }

  async #untilWoken(owned: AbortSignal): Promise<void> {
    if (this.#isWoken || owned.aborted) return;
    const timer = setTimeout(() => this.#wakeUp(), LOOK_MS);
    await new Promise<void>((resolve) => {
      this.#wakeUp = resolve;
    });
    clearTimeout(timer);
  }
}
