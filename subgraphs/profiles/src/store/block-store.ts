import { type BlockDocument, blockedUsers } from '@app/collections/wechat_profiles';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { BlockStore } from '../domain/ports.ts';

/** Blocks in MongoDB: two rows a block, one at each end. */
export class MongoBlockStore implements BlockStore {
  readonly #blocks: Collection<BlockDocument>;

  constructor(db: Db) {
    this.#blocks = collectionOf(db, blockedUsers);
  }

  async exists(blockerId: string, blockedId: string, tx?: Transaction): Promise<boolean> {
    return (
      (await this.#blocks.findOne({ ownerId: blockerId, direction: 'OUT', otherId: blockedId }, tx ? { session: tx } : {})) !==
      null
    );
  }

  async existsEitherWay(oneId: string, otherId: string, tx?: Transaction): Promise<boolean> {
    return (await this.#blocks.findOne({ ownerId: oneId, otherId }, tx ? { session: tx } : {})) !== null;
  }

  /** Blocks between one user and many others, in both directions. */
  async findBetween(ownerId: string, otherIds: readonly string[]): Promise<BlockDocument[]> {
    return this.#blocks.find({ ownerId, otherId: { $in: [...otherIds] } }).toArray();
  }
}
