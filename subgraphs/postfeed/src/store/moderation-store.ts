import { type ModerationActionDocument, moderationActions } from '@app/collections/wechat_postfeed';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { ModerationAction, ModerationStore } from '../domain/ports.ts';
import type { TimePosition } from '../domain/post.ts';
import { behindTime, NEWEST_FIRST } from './positions.ts';

/** What moderators did, in MongoDB: one row a deed. */
export class MongoModerationStore implements ModerationStore {
  readonly #actions: Collection<ModerationActionDocument>;

  constructor(db: Db) {
    this.#actions = collectionOf(db, moderationActions);
  }

  async insert({ id, ...action }: ModerationAction, tx: Transaction): Promise<void> {
    await this.#actions.insertOne({ _id: id, ...action }, { session: tx });
  }

  async list(subjectId: string | null, after: TimePosition | null, limit: number): Promise<ModerationAction[]> {
    const found = await this.#actions
      .find({ ...(subjectId === null ? {} : { subjectId }), ...behindTime<ModerationActionDocument>(after) })
      .sort(NEWEST_FIRST)
      .limit(limit)
      .toArray();
    return found.map(({ _id, ...action }) => ({ id: _id, ...action }));
  }
}
