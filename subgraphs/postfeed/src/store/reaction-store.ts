import { type ReactionDocument, reactions } from '@app/collections/wechat_postfeed';
import { collectionOf, type Transaction } from '@app/mongo';
import type { AnyBulkWriteOperation, Collection, Db } from 'mongodb';
import type { Reaction, ReactionStore } from '../domain/ports.ts';
import type { ReactionType, TimePosition } from '../domain/post.ts';
import { behindTime } from './positions.ts';

/** Reactions in MongoDB: one row a user and subject. */
export class MongoReactionStore implements ReactionStore {
  readonly #reactions: Collection<ReactionDocument>;

  constructor(db: Db) {
    this.#reactions = collectionOf(db, reactions);
  }

  async find(subjectId: string, userId: string): Promise<Reaction | null> {
    return this.#reactions.findOne({ _id: rowId(subjectId, userId) });
  }

  async findByUsers(subjectId: string, userIds: readonly string[], tx: Transaction): Promise<ReadonlyMap<string, Reaction>> {
    const ids = userIds.map((userId) => rowId(subjectId, userId));
    const found = await this.#reactions.find({ _id: { $in: ids } }, { session: tx }).toArray();
    return new Map(found.map((reaction) => [reaction.userId, reaction]));
  }

  async findOfUser(userId: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Reaction>> {
    const found = await this.#reactions.find({ _id: { $in: subjectIds.map((id) => rowId(id, userId)) } }).toArray();
    return new Map(found.map((reaction) => [reaction.subjectId, reaction]));
  }

  async write(
    changes: { readonly put: readonly Reaction[]; readonly remove: readonly { subjectId: string; userId: string }[] },
    now: Date,
    tx: Transaction,
  ): Promise<void> {
    const operations: AnyBulkWriteOperation<ReactionDocument>[] = changes.put.map((reaction) => {
      const { type, subjectType, subjectId, subjectOwnerId, rootId, userId, createdAt } = reaction;
      return {
        updateOne: {
          filter: { _id: rowId(subjectId, userId) },
          update: {
            $set: { type, updatedAt: now },
            $setOnInsert: { subjectType, subjectId, subjectOwnerId, rootId, userId, isHidden: false, createdAt },
          },
          upsert: true,
        },
      };
    });
    const gone = changes.remove.map(({ subjectId, userId }) => rowId(subjectId, userId));
    if (gone.length > 0) operations.push({ deleteMany: { filter: { _id: { $in: gone } } } });
    if (operations.length > 0) await this.#reactions.bulkWrite(operations, { session: tx });
  }

  async list(subjectId: string, type: ReactionType | null, after: TimePosition | null, limit: number): Promise<Reaction[]> {
    return this.#reactions
      .find({
        subjectId,
        isHidden: false,
        ...(type === null ? {} : { type }),
        ...behindTime<ReactionDocument>(after, { idField: 'userId' }),
      })
      .sort({ createdAt: -1, userId: -1 })
      .limit(limit)
      .hint(type === null ? 'reactions_list' : 'reactions_type')
      .toArray();
  }

  async count(subjectId: string, type: ReactionType | null, hiddenUserIds: readonly string[]): Promise<number> {
    const shown = { subjectId, isHidden: false, ...(type === null ? {} : { type }) };
    const [all, hidden] = await Promise.all([
      this.#reactions.countDocuments(shown),
      hiddenUserIds.length === 0
        ? 0
        : this.#reactions.countDocuments({
            _id: { $in: hiddenUserIds.map((userId) => rowId(subjectId, userId)) },
            ...shown,
          }),
    ]);
    return all - hidden;
  }

  async listOfUser(userId: string, limit: number): Promise<Reaction[]> {
    return this.#reactions.find({ userId }).sort({ createdAt: -1 }).limit(limit).toArray();
  }

  async setHiddenByUser(userId: string, isHidden: boolean): Promise<void> {
    await this.#reactions.updateMany({ userId, isHidden: !isHidden }, { $set: { isHidden } });
  }
}

function rowId(subjectId: string, userId: string): string {
  return `${subjectId}:${userId}`;
}
