import { createHash } from 'node:crypto';
import { type MutedWordDocument, mutedWords } from '@app/collections/wechat_postfeed';
import { collectionOf } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { MutedWord, MutedWordStore } from '../domain/ports.ts';

const LIST_MAX = 200;
/** For so long live streams trust what they have read of a user's words. */
const FRESH_MS = 1_000;
const REMEMBERED = 10_000;

/** Muted words in MongoDB: one row a user and word. */
export class MongoMutedWordStore implements MutedWordStore {
  readonly #words: Collection<MutedWordDocument>;
  readonly #recent = new Map<string, { readonly words: Promise<MutedWord[]>; readonly at: number }>();

  constructor(db: Db) {
    this.#words = collectionOf(db, mutedWords);
  }

  async list(userId: string, now: Date): Promise<MutedWord[]> {
    const found = await this.#words
      .find({ userId, $or: [{ until: null }, { until: { $gt: now } }] })
      .sort({ createdAt: -1, _id: -1 })
      .limit(LIST_MAX)
      .toArray();
    return found.map(({ word, until, createdAt }) => ({ word, until, createdAt }));
  }

  listRecent(userId: string, now: Date): Promise<MutedWord[]> {
    const known = this.#recent.get(userId);
    if (known !== undefined && performance.now() - known.at < FRESH_MS) return known.words;
    const words = this.list(userId, now);
    this.#recent.delete(userId);
    this.#recent.set(userId, { words, at: performance.now() });
    words.catch(() => this.#recent.delete(userId));
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > REMEMBERED && oldest !== undefined) this.#recent.delete(oldest);
    return words;
  }

  async put(userId: string, key: string, { word, until, createdAt }: MutedWord): Promise<void> {
    this.#recent.delete(userId);
    await this.#words.updateOne(
      { _id: rowId(userId, key) },
      { $set: { word, until }, $setOnInsert: { userId, createdAt } },
      { upsert: true },
    );
  }

  async remove(userId: string, key: string): Promise<void> {
    this.#recent.delete(userId);
    await this.#words.deleteOne({ _id: rowId(userId, key) });
  }
}

// A word may be longer than an id should be.
function rowId(userId: string, key: string): string {
  return `${userId}:${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;
}
