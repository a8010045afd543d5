import { type CursorCodec, nextUnseen, type Page, type PageArguments, pageSize, readPage, rescoredPositionOf } from '@app/kernel';
import { z } from 'zod';
import { type ScorePosition, timePositionSchema } from './ports.ts';
import { type TimePosition, timePosition } from './post.ts';

/** Which list is read, by whom. */
export interface ListOf {
  readonly cursors: CursorCodec;
  /** Name of the list with its fixed arguments; its cursors fit no other. */
  readonly name: string;
  readonly viewerId: string | null;
  readonly args: PageArguments;
}

/** One page of a list by time whose skeleton rows carry their own place. */
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

/** One page of entities that have a time and an id. */
export function pageOfEntities<Entity extends { readonly createdAt: Date; readonly id: string }, Row>(
  list: ListOf,
  skeleton: (after: TimePosition | null, limit: number) => Promise<readonly Entity[]>,
  present: (rows: readonly Entity[]) => Promise<readonly (Row | null)[]>,
): Promise<Page<Row>> {
  return pageByTime(list, { skeleton, position: timePosition, present });
}

/** Where a list by a moving score goes on. */
export const rescoredPositionSchema = rescoredPositionOf(z.strictObject({ score: z.number(), atMs: z.number(), id: z.string() }));
export type RescoredPosition = z.output<typeof rescoredPositionSchema>;

/**
 * One page of a list by a score that moves while it is read. The cursor remembers which rows were shown, so a row that rises or falls
 * between two pages is neither shown twice nor lost; beyond 400 rows the list goes on by place.
 */
export async function pageByScore<Row>(
  list: ListOf,
  read: {
    top(after: ScorePosition | null, limit: number): Promise<readonly ScorePosition[]>;
    present(ids: readonly string[]): Promise<readonly (Row | null)[]>;
  },
): Promise<Page<Row>> {
  const { cursors, name, viewerId, args } = list;
  const first = pageSize(args.first);
  const after = cursors.decode(name, viewerId, args.after, rescoredPositionSchema);
  return readPage<RescoredPosition, Row, RescoredPosition>({
    first,
    after,
    skeleton: (position, limit) => nextUnseen(position, limit, read.top),
    position: (row) => row,
    present: (rows) => read.present(rows.map((row) => row.last.id)),
    cursor: (position) => cursors.encode(name, viewerId, position),
  });
}
