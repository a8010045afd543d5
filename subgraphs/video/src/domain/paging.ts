import { type CursorCodec, type Page, type PageArguments, pageSize, readPage } from '@app/kernel';
import { z } from 'zod';
import { type ScorePosition, scorePositionSchema, type TimePosition, timePositionSchema } from './video.ts';

/** Which list is read, by whom. */
export interface ListOf {
  readonly cursors: CursorCodec;
  /** Name of the list with its fixed arguments; its cursors fit no other. */
  readonly name: string;
  readonly viewerId: string | null;
  readonly args: PageArguments;
}

/** A page of nothing. */
export const EMPTY_PAGE: Page<never> = { edges: [], hasNextPage: false, hasPreviousPage: false };

/** One page of a list by time. */
export function pageByTime<Skeleton, Row>(
  list: ListOf,
  read: {
    skeleton(after: TimePosition | null, limit: number): Promise<readonly Skeleton[]>;
    position(row: Skeleton): TimePosition;
    present(rows: readonly Skeleton[]): Promise<readonly (Row | null)[]>;
  },
): Promise<Page<Row>> {
  const { cursors, name, viewerId, args } = list;
  const first = pageSize(args.first);
  const after = cursors.decode(name, viewerId, args.after, timePositionSchema);
  return readPage({ first, after, ...read, cursor: (position) => cursors.encode(name, viewerId, position) });
}

/** Rows that a cursor remembers; a longer list goes on by its last row's place alone. */
const MAX_REMEMBERED = 400;
const KEY_LENGTH = 8;

/** Where a list by a moving score goes on. */
export const rescoredPositionSchema = z.strictObject({
  /** The last eight digits of the ids of the rows before, in one text. */
  seen: z.string().max(MAX_REMEMBERED * KEY_LENGTH),
  last: scorePositionSchema,
});
export type RescoredPosition = z.output<typeof rescoredPositionSchema>;

/**
 * The next rows of a list by a score that moves while it is read: those that were not shown, the best first. A row that rises or falls
 * between two pages is neither shown twice nor lost; beyond 400 rows the list goes on by place.
 */
export async function nextUnseen(
  after: RescoredPosition | null,
  limit: number,
  top: (after: ScorePosition | null, limit: number) => Promise<readonly ScorePosition[]>,
): Promise<RescoredPosition[]> {
  let seen = after?.seen ?? '';
  const known = new Set(keysIn(seen));
  const isFull = known.size >= MAX_REMEMBERED;
  const candidates = isFull ? await top(after?.last ?? null, limit) : await top(null, limit + known.size);
  const rows: RescoredPosition[] = [];
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
