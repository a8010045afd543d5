import type { People } from './ports.ts';
import type { TimePosition } from './post.ts';

export interface FanOutDeps {
  readonly people: Pick<People, 'followers' | 'followerCount'>;
  /** Puts an entry into the kept feeds of these users; users without a kept feed are passed over. */
  readonly deliver: (userIds: readonly string[], entry: TimePosition) => Promise<void>;
  /** Remembers that an author's posts are merged in at read from now on. */
  readonly addPopularAuthor: (userId: string) => Promise<void>;
  /** More followers than these make an author a popular one. */
  readonly maxFollowers: number;
}

/**
 * Brings a new post into its author's followers' kept feeds; the posts of very popular authors are merged in at read instead. Repeating
 * it changes nothing. Cost: one call and up to 256 Redis scripts for every few thousand followers.
 */
export async function fanOut(
  deps: FanOutDeps,
  post: { readonly id: string; readonly userId: string; readonly createdAt: Date },
): Promise<void> {
  const count = await deps.people.followerCount(post.userId);
  if (count === null) return;
  if (count > deps.maxFollowers) return deps.addPopularAuthor(post.userId);
  const entry = { atMs: post.createdAt.getTime(), id: post.id };
  // A batch is delivered while the next one is asked for.
  let delivered: Promise<unknown> = Promise.resolve();
  for await (const ids of deps.people.followers(post.userId)) {
    delivered = Promise.all([delivered, deps.deliver(ids, entry)]);
    delivered.catch(() => undefined);
  }
  await delivered;
}
