import type { Post } from './post.ts';

/** The tags under which a post is counted: only what everybody may see counts. */
export function countedTags(post: Pick<Post, 'isPublic' | 'isDeleted' | 'hashtags'>): readonly string[] {
  return post.isPublic && !post.isDeleted ? post.hashtags : [];
}

/** How the counts of tags move when a post's counted tags change. Tags in one order, so that two transactions cannot wait for each other. */
export function tagDeltas(before: readonly string[], after: readonly string[]): ReadonlyMap<string, number> {
  const deltas = new Map<string, number>();
  for (const tag of before) deltas.set(tag, (deltas.get(tag) ?? 0) - 1);
  for (const tag of after) deltas.set(tag, (deltas.get(tag) ?? 0) + 1);
  return new Map([...deltas].filter(([, delta]) => delta !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
