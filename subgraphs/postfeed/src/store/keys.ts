/**
 * In which of 256 groups a user's feed lies: the last byte of the id, which is random. All feeds of a group lie in one slot of a cluster,
 * so that one script reaches many of them.
 */
export function feedGroup(userId: string): string {
  return userId.slice(-2);
}

/** Redis keys of one user's feed. */
export function feedKeys(prefix: string, userId: string) {
  const feed = `${prefix}{feed:${feedGroup(userId)}}:${userId}`;
  return { marker: `${feed}:marker`, posts: `${feed}:posts`, followees: `${feed}:followees` };
}

/** Remembers for a day that a viewer has opened a post. */
export function viewKey(prefix: string, postId: string, viewerId: string): string {
  return `${prefix}view:${postId}:${viewerId}`;
}
