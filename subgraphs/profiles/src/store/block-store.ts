import { type BlockDocument, blockedUsers, type EdgeDirection } from '@app/collections/wechat_profiles';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { BlockStore, EdgePosition } from '../domain/ports.ts';
import { afterPosition } from './edge-position.ts';

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

  async insert(blockerId: string, blockedId: string, at: Date, tx: Transaction): Promise<void> {
    const rows = [row(blockerId, 'OUT', blockedId, at), row(blockedId, 'IN', blockerId, at)];
    await this.#blocks.insertMany(rows, { session: tx });
  }

  async remove(blockerId: string, blockedId: string, tx: Transaction): Promise<void> {
    await this.#blocks.deleteMany(
      { _id: { $in: [rowId(blockerId, 'OUT', blockedId), rowId(blockedId, 'IN', blockerId)] } },
      { session: tx },
    );
  }

  async list(blockerId: string, after: EdgePosition | null, limit: number): Promise<BlockDocument[]> {
    return this.#blocks
      .find({ ownerId: blockerId, direction: 'OUT', ...afterPosition(after) })
      .sort({ createdAt: -1, otherId: -1 })
      .limit(limit)
      .toArray();
  }

  /** Everybody whom a user blocks or who blocks them, at most `limit`. */
  async listEitherWay(userId: string, limit: number): Promise<string[]> {
    const found = await this.#blocks
      .find({ ownerId: userId })
      .project<{ otherId: string }>({ otherId: 1 })
      .limit(limit)
      .toArray();
    return [...new Set(found.map(({ otherId }) => otherId))];
  }

  /** Blocks between one user and many others, in both directions. */
  async findBetween(ownerId: string, otherIds: readonly string[]): Promise<BlockDocument[]> {
    return this.#blocks.find({ ownerId, otherId: { $in: [...otherIds] } }).toArray();
  }
}

function row(ownerId: string, direction: EdgeDirection, otherId: string, createdAt: Date): BlockDocument {
  return { _id: rowId(ownerId, direction, otherId), ownerId, otherId, direction, createdAt };
}

function rowId(ownerId: string, direction: EdgeDirection, otherId: string): string {
  return `${ownerId}:${direction}:${otherId}`;
}
