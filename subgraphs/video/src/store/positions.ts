import type { Document, Filter } from 'mongodb';
import type { ScorePosition, TimePosition } from '../domain/video.ts';

/** Rows behind a position of a list by time. `field` is the time, `idField` the tie-breaker. */
export function behindTime<T extends Document>(
  after: TimePosition | null,
  field: string,
  { idField = '_id', order = 'NEWEST' }: { idField?: string; order?: 'NEWEST' | 'OLDEST' } = {},
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

/** Rows behind a position of a list by trending score; `tie` is what comes next in its order. */
export function behindScore<T extends Document>(after: ScorePosition | null, tie: 'createdAt' | 'stats.viewCount'): Filter<T> {
  if (after === null) return {};
  const value = tie === 'createdAt' ? new Date(after.tie) : after.tie;
  const filter: Document = {
    trendingScore: { $lte: after.score },
    $or: [
      { trendingScore: { $lt: after.score } },
      { trendingScore: after.score, [tie]: { $lt: value } },
      { trendingScore: after.score, [tie]: value, _id: { $lt: after.id } },
    ],
  };
  return filter as Filter<T>;
}
