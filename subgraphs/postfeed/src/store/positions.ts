import type { Document, Filter } from 'mongodb';
import type { ScorePosition } from '../domain/ports.ts';
import type { TimePosition } from '../domain/post.ts';

/** Newest first; ties broken by id. */
export const NEWEST_FIRST = { createdAt: -1, _id: -1 } as const;
/** Oldest first; ties broken by id. */
export const OLDEST_FIRST = { createdAt: 1, _id: 1 } as const;

/** Rows behind a position of a list by time. `field` is the time, `idField` the tie-breaker. */
export function behindTime<T extends Document>(
  after: TimePosition | null,
  {
    field = 'createdAt',
    idField = '_id',
    order = 'NEWEST',
  }: { field?: string; idField?: string; order?: 'NEWEST' | 'OLDEST' } = {},
): Filter<T> {
  if (after === null) return {};
  const at = new Date(after.atMs);
  const [beyond, upTo] = order === 'NEWEST' ? ['$lt', '$lte'] : ['$gt', '$gte'];
  const filter: Document = {
    [field]: { [upTo]: at },
    $or: [{ [field]: { [beyond]: at } }, { [field]: at, [idField]: { [beyond]: after.id } }],
  };
  // The names of the fields come from the caller: the driver's filter type cannot know them.
  return filter as Filter<T>;
}

/** Rows behind a position of a list by score, then newest first. */
export function behindScore<T extends Document>(after: ScorePosition | null, field: string): Filter<T> {
  if (after === null) return {};
  const at = new Date(after.atMs);
  const filter: Document = {
    [field]: { $lte: after.score },
    $or: [
      { [field]: { $lt: after.score } },
      { [field]: after.score, createdAt: { $lt: at } },
      { [field]: after.score, createdAt: at, _id: { $lt: after.id } },
    ],
  };
  return filter as Filter<T>;
}
