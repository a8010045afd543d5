import type { ReadBlocked } from '../domain/ports.ts';

interface Entry {
  readonly people: Promise<ReadonlySet<string>>;
  readonly askedMs: number;
}

/** Younger answers are used again: a block acts within this time. */
const FRESH_MS = 250;
/** While the answer cannot be had, the last one serves for so long. */
const STALE_MS = 60_000;
const MAX_ENTRIES = 20_000;

/** Remembers for a moment whom each person blocks, so that a message to a thousand live readers is not a thousand questions. */
export function rememberBlocked(read: ReadBlocked, nowMs: () => number): ReadBlocked {
  const entries = new Map<string, Entry>();
  return (viewerId) => {
    const before = entries.get(viewerId);
    const askedMs = nowMs();
    if (before !== undefined && askedMs - before.askedMs < FRESH_MS) return before.people;
    const isUsable = before !== undefined && askedMs - before.askedMs < STALE_MS;
    const people = read(viewerId).catch((error: unknown) => {
      if (!isUsable) throw error;
      // The age stays that of the old answer.
      entries.set(viewerId, before);
      return before.people;
    });
    people.catch(() => entries.delete(viewerId));
    if (entries.size >= MAX_ENTRIES) entries.clear();
    entries.set(viewerId, { people, askedMs });
    return people;
  };
}
