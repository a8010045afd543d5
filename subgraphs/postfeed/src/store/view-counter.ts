import type { Redis } from '@app/redis';
import type { PostStore } from '../domain/ports.ts';
import { viewKey } from './keys.ts';

/** One view a viewer and post in this time. */
const WINDOW_SEC = 86_400;

/** Counts who opens posts: once a viewer and day by Redis, written to the posts in batches. Without Redis views are not counted. */
export class ViewCounter {
  readonly #redis: Redis;
  readonly #prefix: string;
  readonly #posts: Pick<PostStore, 'addViews'>;
  #pending = new Map<string, number>();

  constructor(redis: Redis, prefix: string, posts: Pick<PostStore, 'addViews'>) {
    this.#redis = redis;
    this.#prefix = prefix;
    this.#posts = posts;
  }

  /** Takes note of a view; nobody waits for it. */
  note(postId: string, viewerId: string): void {
    this.#redis
      .set(viewKey(this.#prefix, postId, viewerId), '1', 'EX', WINDOW_SEC, 'NX')
      .then((isFirst) => {
        if (isFirst === 'OK') this.#pending.set(postId, (this.#pending.get(postId) ?? 0) + 1);
      })
      .catch(() => undefined);
  }

  /** Writes what was noted since the last time. */
  async flush(): Promise<void> {
    if (this.#pending.size === 0) return;
    const counts = this.#pending;
    this.#pending = new Map();
    await this.#posts.addViews(counts);
  }
}
