import { notifications } from '@app/collections/wechat_notifications';
import { collectionOf } from '@app/mongo';
import type { Db } from 'mongodb';

const BATCH = 1_000;

/**
 * Lets notifications that began before a time expire now, in batches; the TTL index takes them. Ids are in the order of time, so this
 * needs no index of its own. Returns how many. Safe to repeat and to interrupt.
 */
export async function expireNotifications(db: Db, before: Date, now: Date, signal: AbortSignal): Promise<number> {
  const all = collectionOf(db, notifications);
  let count = 0;
  let last = '';
  for (;;) {
    signal.throwIfAborted();
    const batch = await all
      .find({ _id: { $gt: last, $lt: firstIdAt(before) } }, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray();
    const ids = batch.map(({ _id }) => _id);
    const old = { _id: { $in: ids }, updatedAt: { $lt: before }, expiresAt: { $gt: now } };
    const { modifiedCount } = await all.updateMany(old, { $set: { expiresAt: now } });
    count += modifiedCount;
    last = ids.at(-1) ?? '';
    if (ids.length < BATCH) return count;
  }
}

/** The least id that could have been made at a time: a UUIDv7 begins with its milliseconds. */
function firstIdAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** What a compaction gave back. */
export interface Compacted {
  /** Those that had enough to give back. */
  readonly collections: number;
  readonly freedBytes: number;
}

/** The server gives nothing back below this. */
const LEAST_FREE_BYTES = 1024 * 1024;

/**
 * Compacts the collections of a database whose files have room to give back, one after the other, so that no more than one is slowed
 * down at a time.
 */
export async function compactCollections(db: Db, signal: AbortSignal): Promise<Compacted> {
  let [collections, freedBytes] = [0, 0];
  const found = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  for (const { name } of found) {
    signal.throwIfAborted();
    if (numberIn(await db.command({ collStats: name }), 'freeStorageSize') < LEAST_FREE_BYTES) continue;
    // `force`: on a primary too; since MongoDB 4.4 reads and writes go on meanwhile.
    freedBytes += numberIn(await db.command({ compact: name, force: true }), 'bytesFreed');
    collections += 1;
  }
  return { collections, freedBytes };
}

function numberIn(answer: Readonly<Record<string, unknown>>, field: string): number {
  return Number(answer[field] ?? 0);
}
