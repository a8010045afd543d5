import { type Redis, redisOrDown } from '@app/redis';
import type { NewEvent } from './define.ts';
import { EPOCH_MARK, encodeEvent } from './entry.ts';
import { epochKey, type LogLayout, replayedKey, seenKey, streamFor, streamsOf } from './layout.ts';
import { type AppendOutcome, appendScript, type OpenedStream, openScript, type StreamTip, tipScript } from './log-scripts.ts';

/** How much the log keeps. */
export interface EventLogOptions extends LogLayout {
  /**
   * Entries a stream keeps at least (trimmed approximately): what live clients can resume over and consumers may lag. Less than 10,000 only
   * shortens what live clients can resume over; consumers keep their 10,000. @defaultValue 100000
   */
  readonly maxLength?: number;
  /** Seconds for which an event that was appended is recognised when it comes again. @defaultValue 3600 */
  readonly dedupeSec?: number;
}

/** The tail reads up to 500 entries at a time and relies on a log that is longer; a consumer must be able to lag. */
const MIN_LENGTH = 10_000;

/**
 * The writing side of the event log: partitioned Redis Streams, one atomic script an append. Redis may lose all of it at any time: each
 * stream has an epoch, and a writer whose epoch is gone is told so instead of appending.
 */
export class EventLog {
  readonly #redis: Redis;
  readonly #options: EventLogOptions;

  /** `redis` must have no key prefix of its own. Appends keep their order only on one connection. */
  constructor(redis: Redis, options: EventLogOptions = {}) {
    this.#redis = redis;
    this.#options = options;
  }

  /** All streams of a domain. */
  streamsOf(domain: string): readonly string[] {
    return streamsOf(this.#options, domain);
  }

  /** The stream of an ordering key. */
  streamFor(domain: string, key: string): string {
    return streamFor(this.#options, domain, key);
  }

  /** Gives every stream of the domain an epoch, `newEpoch` where there is none, and prepares the connection for appends. */
  async open(domain: string, newEpoch: string): Promise<OpenedStream[]> {
    await appendScript.load(this.#redis);
    return Promise.all(
      this.streamsOf(domain).map(async (stream) => {
        const keys = [stream, epochKey(stream), replayedKey(stream)];
        return { stream, ...(await openScript.run(this.#redis, keys, [newEpoch, EPOCH_MARK])) };
      }),
    );
  }

  /** Records that everything of earlier epochs has been published again into this epoch. */
  async finishReplay(stream: string, epoch: string): Promise<void> {
    await redisOrDown(this.#redis.set(replayedKey(stream), epoch));
  }

  /** Whether every stream of the domain has an epoch into which all earlier ones have been published again. */
  async isWhole(domain: string): Promise<boolean> {
    const whole = await Promise.all(
      this.streamsOf(domain).map(async (stream) => {
        const [epoch, replayed] = await redisOrDown(this.#redis.mget(epochKey(stream), replayedKey(stream)));
        return typeof epoch === 'string' && epoch === replayed;
      }),
    );
    return whole.every(Boolean);
  }

  /** Appends once: see `AppendOutcome`. `replayed` entries reach consumers, but no live subscriber. */
  append(domain: string, event: NewEvent, epoch: string, replayed: boolean): Promise<AppendOutcome> {
    const { maxLength = 100_000, dedupeSec = 3_600 } = this.#options;
    const stream = this.streamFor(domain, event.key);
    const keys = [stream, seenKey(stream, event.id), epochKey(stream)];
    return appendScript.run(this.#redis, keys, [
      epoch,
      dedupeSec,
      Math.max(maxLength, MIN_LENGTH),
      ...encodeEvent(event, replayed),
    ]);
  }

  /** The ends of the given streams, in one round trip. */
  async tips(streams: readonly string[]): Promise<ReadonlyMap<string, StreamTip>> {
    return readTips(this.#redis, streams);
  }
}

/** The ends of the given streams, in one round trip. */
export async function readTips(redis: Redis, streams: readonly string[]): Promise<ReadonlyMap<string, StreamTip>> {
  const tips = await Promise.all(streams.map((stream) => tipScript.run(redis, [stream, epochKey(stream)], [])));
  return new Map(streams.flatMap((stream, index) => (tips[index] ? [[stream, tips[index]] as const] : [])));
}
