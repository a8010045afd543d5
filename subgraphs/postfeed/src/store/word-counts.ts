import { posts } from '@app/collections/wechat_postfeed';
import type { Db } from 'mongodb';

/** A token in fewer posts than this is rare: all its posts can be looked at. */
const RARE_BELOW = 1_000;
/** How long a count is trusted, and how many are kept. */
const FRESH_MS = 60_000;
const KEPT_MAX = 10_000;

/**
 * How often words are in posts, counted up to a bound in the index alone and remembered for a minute. A search asks the index for its
 * rarest word and checks the others on what it finds, so its cost follows the rarest word, not the commonest.
 */
export class WordCounts {
  readonly #db: Db;
  readonly #counts = new Map<string, { readonly count: number; readonly at: number }>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** The rarest of these tokens; one alone is not counted twice a minute. */
  async rarest(tokens: readonly string[]): Promise<{ readonly token: string; readonly isRare: boolean }> {
    const counted = await Promise.all(tokens.map(async (token) => ({ token, count: await this.#count(token) })));
    const least = counted.reduce((best, one) => (one.count < best.count ? one : best), {
      token: tokens[0] ?? '',
      count: RARE_BELOW,
    });
    return { token: least.token, isRare: least.count < RARE_BELOW };
  }

  async #count(token: string): Promise<number> {
    const now = performance.now();
    const known = this.#counts.get(token);
    if (known !== undefined && now - known.at < FRESH_MS) return known.count;
    const query = { 'content.tokens': token, isDeleted: false };
    const { n } = await this.#db.command({ count: posts.name, query, limit: RARE_BELOW, hint: 'posts_words' });
    if (this.#counts.size >= KEPT_MAX) this.#counts.clear();
    this.#counts.set(token, { count: Number(n), at: now });
    return Number(n);
  }
}
