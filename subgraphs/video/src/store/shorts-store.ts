import { type SeenShortDocument, type ShortsProgressDocument, seenShorts, shortsProgress } from '@app/collections/wechat_video';
import { collectionOf } from '@app/mongo';
import { type Collection, type Db, MongoBulkWriteError } from 'mongodb';
import type { SeenShort, ShortsStore } from '../domain/shorts-feed.ts';

const DUPLICATE_KEY = 11000;

/** What users were shown of the shorts, in MongoDB: one document a user and short, and one a user for the round. */
export class MongoShortsStore implements ShortsStore {
  readonly #seen: Collection<SeenShortDocument>;
  readonly #progress: Collection<ShortsProgressDocument>;

  constructor(db: Db) {
    this.#seen = collectionOf(db, seenShorts);
    this.#progress = collectionOf(db, shortsProgress);
  }

  async round(userId: string): Promise<number> {
    return (await this.#progress.findOne({ _id: userId }))?.round ?? 0;
  }

  async beginRoundAfter(userId: string, round: number): Promise<void> {
    await this.#progress.updateOne({ _id: userId, round }, { $inc: { round: 1 } });
  }

  async seenAmong(userId: string, videoIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.#seen
      .find({ userId, videoId: { $in: [...videoIds] } })
      .hint('seen_shorts_pair')
      .project<{ videoId: string }>({ _id: 0, videoId: 1 })
      .toArray();
    return new Set(found.map(({ videoId }) => videoId));
  }

  async listEarlier(userId: string, round: number, afterTurn: number | null, limit: number): Promise<SeenShort[]> {
    const found = await this.#seen
      .find({ userId, round: { $lt: round }, ...(afterTurn === null ? {} : { turn: { $gt: afterTurn } }) })
      .sort({ turn: 1 })
      .limit(limit)
      .hint('seen_shorts_turn')
      .toArray();
    return found.map(({ videoId, round: seenIn, turn }) => ({ videoId, round: seenIn, turn }));
  }

  async claim(userId: string, videoIds: readonly string[], round: number, at: Date): Promise<ReadonlySet<string>> {
    const firstTurn = await this.#takeTurns(userId, videoIds.length);
    const rows = videoIds.map((videoId, index) => ({
      ...{ _id: `${userId}:${videoId}`, userId, videoId, round, turn: firstTurn + index, seenAt: at },
    }));
    const inserted = await this.#insertNew(rows);
    const claimed = new Set(rows.flatMap(({ videoId }) => (inserted.has(videoId) ? [videoId] : [])));
    // What was there is ours if we are the first of this round.
    for (const { _id, videoId, turn } of rows) {
      if (inserted.has(videoId)) continue;
      const { modifiedCount } = await this.#seen.updateOne(
        { _id, userId, round: { $lt: round } },
        { $set: { round, turn, seenAt: at } },
      );
      if (modifiedCount === 1) claimed.add(videoId);
    }
    return claimed;
  }

  async #insertNew(rows: readonly SeenShortDocument[]): Promise<ReadonlySet<string>> {
    try {
      await this.#seen.insertMany([...rows], { ordered: false });
      return new Set(rows.map(({ videoId }) => videoId));
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
      if (failures.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
      const failed = new Set(failures.map(({ index }) => index));
      return new Set(rows.flatMap(({ videoId }, index) => (failed.has(index) ? [] : [videoId])));
    }
  }

  /** The first of so many new turns of a user. */
  async #takeTurns(userId: string, count: number): Promise<number> {
    const before = await this.#progress.findOneAndUpdate(
      { _id: userId },
      { $inc: { turns: count }, $setOnInsert: { round: 0 } },
      { upsert: true, returnDocument: 'before' },
    );
    return before?.turns ?? 0;
  }
}
