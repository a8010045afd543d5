import { randomUUID } from 'node:crypto';
import { blockingConnection, closeRedis, type Redis } from '@app/redis';
import { heartbeatScript, progressScript } from './consumer-scripts.ts';
import { DeadLetters } from './dead-letters.ts';
import { EntryProcessor } from './entry-processor.ts';
import type { EventHandler } from './handler.ts';
import { type LogLayout, membersKey, streamsOf } from './layout.ts';
import { isOutage } from './outage.ts';
import { PartitionConsumer } from './partition-consumer.ts';
import { compareEntryIds } from './position.ts';
import type { ProcessedStore } from './processed-events.ts';
import { type EventsLogger, keepRunning, pause, silentLogger } from './supervise.ts';

/** What a consumer group needs. */
export interface ConsumersOptions {
  /** For commands; a second connection is opened to be woken by. Must have no key prefix. */
  readonly redis: Redis;
  /** Name of the group: every group gets every event, once among its replicas. */
  readonly group: string;
  /** Domains whose events are consumed. */
  readonly domains: readonly string[];
  /** One a type; events of other types are skipped. */
  readonly handlers: readonly EventHandler[];
  readonly layout?: LogLayout;
  /** Tries of an event before it goes to the dead letters. @defaultValue 5 */
  readonly attempts?: number;
  /** Wait between two tries, doubling from `firstMs` to `capMs`. @defaultValue 100 to 5000 */
  readonly backoff?: { readonly firstMs: number; readonly capMs: number };
  /** Remembers handled events; without it every handler must be idempotent by nature. @defaultValue none */
  readonly processed?: ProcessedStore;
  /** Errors that mean "a store is away": the event is tried for as long as it takes, and the tries are not counted. @defaultValue `isOutage` */
  readonly isOutage?: (error: unknown) => boolean;
  /** Milliseconds after which the partitions of a dead replica are free. @defaultValue 1500 */
  readonly leaseMs?: number;
  readonly logger?: EventsLogger;
}

/** A running consumer group on this replica. */
export interface Consumers {
  readonly group: string;
  /** Streams that this replica owns right now. */
  owned(): readonly string[];
  /** Lets the current handlers finish (their `signal` aborts), then gives the partitions to the others at once. */
  stop(): Promise<void>;
  /** Resolves at a moment when the group, on all its replicas, has handled everything in its streams; waits for ever unless `signal` aborts. */
  idle(signal?: AbortSignal): Promise<void>;
  /** Newest entry of each stream (null: empty). */
  lastIds(): Promise<ReadonlyMap<string, string | null>>;
}

const PROGRESS_POLL_MS = 5;

function handlersByType(handlers: readonly EventHandler[]): ReadonlyMap<string, EventHandler> {
  const byType = new Map(handlers.map((handler) => [handler.type, handler]));
  if (byType.size !== handlers.length) throw new TypeError('two handlers of one group for the same event type');
  return byType;
}

/**
 * Starts a consumer group on this replica: every partition is consumed in order by one replica at a time, shared out evenly, and taken over
 * within 3 s of a kill. A new group begins with the oldest event of the log. Throws `TypeError` when a type has two handlers.
 */
export function startConsumers(options: ConsumersOptions): Consumers {
  const { redis, group, layout = {}, leaseMs = 1_500, logger = silentLogger } = options;
  const streams = options.domains.flatMap((domain) => streamsOf(layout, domain));
  const replica = randomUUID();
  const stopping = new AbortController();
  const processor = new EntryProcessor({
    group,
    handlers: handlersByType(options.handlers),
    attempts: options.attempts ?? 5,
    backoff: options.backoff ?? { firstMs: 100, capMs: 5_000 },
    processed: options.processed ?? null,
    isOutage: options.isOutage ?? isOutage,
    deadLetters: new DeadLetters(redis, group, layout),
    logger,
  });
  let share = streams.length;
  const ownedCount = (): number => partitions.filter((partition) => partition.isOwner).length;
  const mayOwnMore = (): boolean => ownedCount() < share;
  const isSurplus = (partition: PartitionConsumer): boolean => partitions.filter((it) => it.isOwner).indexOf(partition) >= share;
  const context = { redis, group, replica, leaseMs, processor, logger, mayOwnMore, isSurplus };
  const partitions = streams.map((stream) => new PartitionConsumer(stream, context));

  const members = membersKey(layout, group);
  async function beat(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const living = await heartbeatScript.run(redis, [members], [replica, leaseMs]);
      share = Math.ceil(streams.length / Math.max(1, living));
      await pause(leaseMs / 4, signal);
    }
  }
  const waking = wakeOnAppend(redis, group, partitions, logger);
  const running = [
    keepRunning(`members:${group}`, beat, stopping.signal, logger),
    ...partitions.map((partition) =>
      keepRunning(`consumer:${group}:${partition.stream}`, (signal) => partition.run(signal), stopping.signal, logger),
    ),
  ];

  return {
    group,
    owned: () => partitions.filter((partition) => partition.isOwner).map((partition) => partition.stream),
    async stop() {
      stopping.abort();
      await Promise.all(running);
      waking.stop();
      await heartbeatScript.run(redis, [members], [replica, 0]).catch(() => undefined);
    },
    async idle(signal = new AbortController().signal) {
      while (!(await isAtTail(redis, streams, group))) {
        signal.throwIfAborted();
        await pause(PROGRESS_POLL_MS, signal);
      }
    },
    async lastIds() {
      const progress = await Promise.all(streams.map((stream) => progressScript.run(redis, [stream], [group])));
      return new Map(streams.map((stream, index) => [stream, progress[index]?.lastId || null]));
    },
  };
}

/** Wakes the partition of every stream that something was appended to. A wake-up lost with the connection is made up for by looking. */
function wakeOnAppend(
  redis: Redis,
  group: string,
  partitions: readonly PartitionConsumer[],
  logger: EventsLogger,
): { stop: () => void } {
  const byStream = new Map(partitions.map((partition) => [partition.stream, partition]));
  const subscriber = blockingConnection(redis, `consumers:${group}`);
  subscriber.on('message', (stream: string) => byStream.get(stream)?.wake());
  subscriber.on('ready', () => {
    subscriber
      .subscribe(...byStream.keys())
      .catch((error: unknown) => logger.debug({ err: error, group }, 'no wake-ups for now'));
  });
  subscriber.connect().catch(() => undefined);
  return { stop: () => closeRedis(subscriber) };
}

async function isAtTail(redis: Redis, streams: readonly string[], group: string): Promise<boolean> {
  const progress = await Promise.all(streams.map((stream) => progressScript.run(redis, [stream], [group])));
  return progress.every(
    ({ lastId, deliveredId, pending }) =>
      lastId === '' || (deliveredId !== '' && pending === 0 && compareEntryIds(deliveredId, lastId) >= 0),
  );
}
