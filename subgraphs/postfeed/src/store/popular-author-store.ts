import { type PopularAuthorDocument, popularAuthors } from '@app/collections/wechat_postfeed';
import { collectionOf } from '@app/mongo';
import type { Collection, Db } from 'mongodb';

/** For so long a process trusts its copy of the list. */
const FRESH_MS = 1_000;

/** Authors whose posts are merged in at read: few, so every process keeps the list for a second. */
export class MongoPopularAuthorStore {
  readonly #authors: Collection<PopularAuthorDocument>;
  #copy: { ids: Promise<readonly string[]>; at: number } | null = null;

  constructor(db: Db) {
    this.#authors = collectionOf(db, popularAuthors);
  }

  async add(userId: string, since: Date): Promise<void> {
    await this.#authors.updateOne({ _id: userId }, { $setOnInsert: { since } }, { upsert: true });
  }

  list(): Promise<readonly string[]> {
    const now = performance.now();
    if (this.#copy === null || now - this.#copy.at > FRESH_MS) {
      const ids = this.#authors
        .find()
        .toArray()
        .then((found) => found.map(({ _id }) => _id));
      this.#copy = { ids, at: now };
      ids.catch(() => {
        this.#copy = null;
      });
    }
    return this.#copy.ids;
  }
}
