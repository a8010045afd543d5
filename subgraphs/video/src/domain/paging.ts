import { type CursorCodec, type Page, type PageArguments, pageSize, readPage, rescoredPositionOf } from '@app/kernel';
import type { z } from 'zod';
import { scorePositionSchema, type TimePosition, timePositionSchema } from './video.ts';

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

/** Where a list by a moving score goes on. */
export const rescoredPositionSchema = rescoredPositionOf(scorePositionSchema);
export type RescoredPosition = z.output<typeof rescoredPositionSchema>;
