import type { NewEvent } from './define.ts';

/** An event as it stands in the log. */
export interface StoredEvent<T = unknown> extends NewEvent<T> {
  /** The stream that holds it, and its place there. */
  readonly stream: string;
  readonly entryId: string;
}

/** Type of the entry that begins each epoch of a stream. */
export const EPOCH_MARK = '$epoch';

/** A raw stream entry, read but not parsed: the JSON is only opened for those who want it. */
export interface LogEntry {
  readonly id: string;
  readonly type: string;
  readonly topics: readonly string[];
  /** Whether it was published in an earlier epoch and stands here again for consumers only. */
  readonly replayed: boolean;
  /** The event as JSON; for an epoch mark, the epoch. */
  readonly body: string;
}

/** The fields that `XADD` writes, names and values in turn: n type, t topics, r '1' when replayed, e JSON. */
export function encodeEvent(event: NewEvent, replayed: boolean): string[] {
  const { id, type, key, topics, occurredAt, data } = event;
  const body = JSON.stringify({ id, type, key, topics, occurredAt, data });
  return ['n', type, 't', topics.join(' '), ...(replayed ? ['r', '1'] : []), 'e', body];
}

/** Reads one `[id, fields]` of a reply; null for an entry that was trimmed (fields are nil then). */
export function decodeEntry(id: string, fields: readonly string[] | null): LogEntry | null {
  if (fields === null) return null;
  let type = '';
  let topics = '';
  let replayed = false;
  let body = '';
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const value = fields[index + 1] ?? '';
    switch (fields[index]) {
      case 'n':
        type = value;
        break;
      case 't':
        topics = value;
        break;
      case 'r':
        replayed = value === '1';
        break;
      case 'e':
        body = value;
        break;
    }
  }
  return { id, type, topics: topics === '' ? [] : topics.split(' '), replayed, body };
}

/** Opens the event of an entry. It was written by `encodeEvent`, so its shape is trusted; `data` is not, and is parsed by its schema. */
export function eventOf(entry: LogEntry, stream: string): StoredEvent {
  const written: NewEvent = JSON.parse(entry.body);
  return { ...written, stream, entryId: entry.id };
}
