/**
 * Redis key that exists while a user has a live subscription, and for `OFFLINE_AFTER_SEC` after the last one has ended. The gateway
 * keeps it; absent means offline.
 */
export function liveConnectionKey(userId: string): string {
  return `live:${userId}`;
}
