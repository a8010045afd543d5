import { type WatchSessionDocument, watchSessions } from '@app/collections/wechat_video';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { SessionStore, WatchSession } from '../domain/watching.ts';

/** Watch sessions in MongoDB; the server removes them when they are over. */
export class MongoSessionStore implements SessionStore {
  readonly #sessions: Collection<WatchSessionDocument>;

  constructor(db: Db) {
    this.#sessions = collectionOf(db, watchSessions);
  }

  async insert({ id, ...fields }: WatchSession): Promise<void> {
    await this.#sessions.insertOne({ _id: id, ...fields });
  }

  async find(id: string): Promise<WatchSession | null> {
    const found = await this.#sessions.findOne({ _id: id });
    return found === null ? null : toSession(found);
  }

  async findByIds(ids: readonly string[], tx: Transaction): Promise<ReadonlyMap<string, WatchSession>> {
    const found = await this.#sessions.find({ _id: { $in: [...ids] } }, { session: tx }).toArray();
    return new Map(found.map((document) => [document._id, toSession(document)]));
  }

  async save(sessions: readonly WatchSession[], tx: Transaction): Promise<void> {
    if (sessions.length === 0) return;
    await this.#sessions.bulkWrite(
      sessions.map(({ id, lastBeatAt, playedSec, positionSec, parts, isCounted, isCompleted, expiresAt }) => ({
        updateOne: {
          filter: { _id: id },
          update: { $set: { lastBeatAt, playedSec, positionSec, parts, isCounted, isCompleted, expiresAt } },
        },
      })),
      { session: tx },
    );
  }
}

function toSession({ _id, ...fields }: WatchSessionDocument): WatchSession {
  return { id: _id, ...fields };
}
