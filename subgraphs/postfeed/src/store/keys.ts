/** Redis keys of the post feed. All keys of one feed lie in one slot of a cluster. */
export function feedKeys(prefix: string, userId: string) {
  const feed = `${prefix}{feed:${userId}}`;
  return { marker: `${feed}:marker`, posts: `${feed}:posts`, followees: `${feed}:followees` };
}

/** Remembers for a day that a viewer has opened a post. */
export function viewKey(prefix: string, postId: string, viewerId: string): string {
  return `${prefix}view:${postId}:${viewerId}`;
}
