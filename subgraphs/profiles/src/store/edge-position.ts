import type { EdgePosition } from '../domain/ports.ts';

/** The part of a filter that keeps rows older than a position, newest first; ties are broken by the other's id. */
export function afterPosition(after: EdgePosition | null) {
  if (after === null) return {};
  const at = new Date(after.atMs);
  return { createdAt: { $lte: at }, $or: [{ createdAt: { $lt: at } }, { createdAt: at, otherId: { $lt: after.otherId } }] };
}
