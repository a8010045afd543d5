import { z } from 'zod';

/** Rows that a cursor remembers; a longer list goes on by its last row's place alone. */
const MAX_REMEMBERED = 400;
const KEY_LENGTH = 8;

/** Where a list by a score that moves while it is read goes on. */
export interface RescoredPosition<Place> {
  /** The last eight digits of the ids of the rows before, in one text. */
  readonly seen: string;
  readonly last: Place;
}

/** What a cursor of such a list holds; `place` is the schema of one row's place. */
export function rescoredPositionOf<Place extends z.ZodType>(place: Place) {
  return z.strictObject({ seen: z.string().max(MAX_REMEMBERED * KEY_LENGTH), last: place });
}

/**
 * The next rows of a list by a score that moves while it is read: those that were not shown, the best first. A row that rises or falls
 * between two pages is neither shown twice nor lost; beyond 400 rows the list goes on by place. `top` answers the best rows behind a place.
 */
export async function nextUnseen<Place extends { readonly id: string }>(
  after: RescoredPosition<Place> | null,
  limit: number,
  top: (after: Place | null, limit: number) => Promise<readonly Place[]>,
): Promise<RescoredPosition<Place>[]> {
  let seen = after?.seen ?? '';
  const known = new Set(keysIn(seen));
  const isFull = known.size >= MAX_REMEMBERED;
  const candidates = isFull ? await top(after?.last ?? null, limit) : await top(null, limit + known.size);
  const rows: RescoredPosition<Place>[] = [];
  for (const last of candidates) {
    const key = last.id.slice(-KEY_LENGTH);
    if (known.has(key)) continue;
    if (seen.length < MAX_REMEMBERED * KEY_LENGTH) seen += key;
    rows.push({ seen, last });
    if (rows.length === limit) break;
  }
  return rows;
}

function keysIn(seen: string): string[] {
  return Array.from({ length: seen.length / KEY_LENGTH }, (_, index) => seen.slice(index * KEY_LENGTH, (index + 1) * KEY_LENGTH));
}
