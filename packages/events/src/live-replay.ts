import { isRedisDown, type Redis } from '@app/redis';
import { decodeEntry, EPOCH_MARK, eventOf, type LogEntry } from './entry.ts';
import { compareEntryIds } from './position.ts';
import { pause } from './supervise.ts';

/** A part of one stream: after `from`, up to and including `to`. */
export interface StreamRange {
  readonly stream: string;
  readonly from: string;
  readonly to: string;
}

const BATCH = 200;
const RETRY_MS = 200;
/** A longer way is not counted: it is about as long as the log itself. */
const MAX_COUNTED = 10_000;

/** Whether entries between `cursor` and the oldest retained one may be gone. */
export function isTrimmed(cursor: string, firstId: string | undefined | null): boolean {
  return firstId !== undefined && firstId !== null && compareEntryIds(firstId, cursor) > 0;
}

async function readBatch(
  redis: Redis,
  cursor: string,
  range: StreamRange,
): Promise<{ entries: [string, string[]][]; isGap: boolean }> {
  // The oldest entry is read after the batch: if the cursor is still retained then, nothing behind it was missing before.
  const [entries, oldest] = await Promise.all([
    redis.xrange(range.stream, `(${cursor}`, range.to, 'COUNT', BATCH),
    redis.xrange(range.stream, '-', '+', 'COUNT', 1),
  ]);
  return { entries, isGap: isTrimmed(cursor, oldest[0]?.[0]) };
}

/** How ranges are read. */
export interface ReplayOptions {
  isWanted(entry: LogEntry): boolean;
  /** Whether nobody waits for it any more. */
  isOver(): boolean;
  /** Entries of a stream, counted from its newest, over which may be replayed. */
  readonly maxReplay: number;
}

/** Whether more entries than may be replayed follow `from`. A log that is shorter than that needs no look. */
async function isTooFar(redis: Redis, { stream, from }: StreamRange, maxReplay: number): Promise<boolean> {
  if (maxReplay > MAX_COUNTED) return false;
  const newest = await redis.xrevrange(stream, '+', `(${from}`, 'COUNT', maxReplay + 1);
  return newest.length > maxReplay;
}

/**
 * Reads ranges of the log in bounded batches, each stream in order, and yields the entries that are wanted; `TOO_OLD`, and ends, when a part
 * of a range is no longer retained. Waits out an absent Redis until `isOver`. Cost: one round trip a 200 entries.
 */
export async function* replayRanges(
  redis: Redis,
  ranges: readonly StreamRange[],
  { isWanted, isOver, maxReplay }: ReplayOptions,
): AsyncGenerator<{ readonly event: ReturnType<typeof eventOf> } | 'TOO_OLD', void> {
  const never = new AbortController().signal;
  for (const range of ranges) {
    let cursor = range.from;
    while (!isOver()) {
      let batch: Awaited<ReturnType<typeof readBatch>>;
      try {
        if (cursor === range.from && (await isTooFar(redis, range, maxReplay))) {
          yield 'TOO_OLD';
          return;
        }
        batch = await readBatch(redis, cursor, range);
      } catch (error) {
        if (!isRedisDown(error)) throw error;
        await pause(RETRY_MS, never);
        continue;
      }
      if (batch.isGap) {
        yield 'TOO_OLD';
        return;
      }
      for (const [id, fields] of batch.entries) {
        const entry = decodeEntry(id, fields);
        if (entry !== null && entry.type !== EPOCH_MARK && !entry.replayed && isWanted(entry)) {
          yield { event: eventOf(entry, range.stream) };
        }
      }
      cursor = batch.entries.at(-1)?.[0] ?? cursor;
      if (batch.entries.length < BATCH) break;
    }
  }
}
