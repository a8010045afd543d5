import { blockedUsers, type FollowDocument, follows, mutes, profiles, remarks, reports } from '@app/collections/wechat_profiles';
import { collectionOf, inTransaction, type Transaction } from '@app/mongo';
import type { Collection, Db, MongoClient } from 'mongodb';
import type { Housekeeping, ReconcileReport } from '../domain/maintain.ts';
import { type BrokenPair, countEdges, recount } from './recount.ts';

const USERS_A_ROUND = 200;
const ROWS_A_ROUND = 500;

/** Work on the whole store that no request waits for: recounting, purging, erasing. */
export class MongoHousekeeping implements Housekeeping {
  readonly #db: Db;
  readonly #client: MongoClient;

  constructor(db: Db, client: MongoClient) {
    this.#db = db;
    this.#client = client;
  }

  async reconcile(): Promise<ReconcileReport> {
    const report = { checked: 0, driftedCounters: 0, driftTotal: 0, brokenPairs: 0, repaired: 0 };
    for (let after = ''; ; ) {
      const ids = await this.#idsAfter(after);
      const found = await recount(this.#db, ids);
      for (const pair of found.brokenPairs) await this.#repairPair(pair);
      const others = found.brokenPairs.map(({ otherId }) => otherId);
      const wrong = new Set([
        ...found.drift.map(({ userId }) => userId),
        ...found.brokenPairs.map((pair) => pair.ownerId),
        ...others,
      ]);
      for (const id of wrong) if (await this.#repairCounters(id)) report.repaired += 1;
      report.checked += ids.length;
      report.driftedCounters += found.drift.length;
      report.driftTotal += found.drift.reduce((sum, { kept, counted }) => sum + Math.abs(kept - counted), 0);
      report.brokenPairs += found.brokenPairs.length;
      const last = ids.at(-1);
      if (last === undefined || ids.length < USERS_A_ROUND) return report;
      after = last;
    }
  }

  async purge(before: Date): Promise<number> {
    const all = collectionOf(this.#db, profiles);
    for (let purged = 0; ; ) {
      const gone = await all
        .find({ isDeleted: true, deletedAt: { $lt: before } }, { hint: 'profiles_deleted' })
        .project<{ _id: string }>({ _id: 1 })
        .limit(ROWS_A_ROUND)
        .toArray();
      for (const { _id } of gone) await this.erasePersonal(_id);
      purged += (await all.deleteMany({ _id: { $in: gone.map(({ _id }) => _id) }, isDeleted: true })).deletedCount;
      if (gone.length < ROWS_A_ROUND) return purged;
    }
  }

  /** Blocks, mutes and remarks of a user and about them, and their name on reports, gone for good. Repeatable. */
  async erasePersonal(userId: string): Promise<void> {
    const blocks = collectionOf(this.#db, blockedUsers);
    for (let found = ROWS_A_ROUND; found === ROWS_A_ROUND; ) {
      const rows = await blocks.find({ ownerId: userId }).limit(ROWS_A_ROUND).toArray();
      const twins = rows.map(({ direction, otherId }) => `${otherId}:${direction === 'OUT' ? 'IN' : 'OUT'}:${userId}`);
      // The far ends first: what is left after a crash is found again from this end.
      await blocks.deleteMany({ _id: { $in: twins } });
      await blocks.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
      found = rows.length;
    }
    for (const end of [{ ownerId: userId }, { otherId: userId }]) {
      await collectionOf(this.#db, mutes).deleteMany(end);
      await collectionOf(this.#db, remarks).deleteMany(end);
    }
    await collectionOf(this.#db, reports).updateMany({ reporterIds: userId }, { $pull: { reporterIds: userId } });
  }

  async #idsAfter(after: string): Promise<string[]> {
    const rows = await collectionOf(this.#db, profiles)
      .find({ _id: { $gt: after } })
      .project<{ _id: string }>({ _id: 1 })
      .sort({ _id: 1 })
      .limit(USERS_A_ROUND)
      .toArray();
    return rows.map(({ _id }) => _id);
  }

  /** Sets the counters of a user to what the edges say. Racing changes of their edges touch the profile too, so one of both is retried. */
  async #repairCounters(userId: string): Promise<boolean> {
    return inTransaction(this.#client, async (tx) => {
      const counts = await countEdges(this.#db, userId, tx);
      const { followers, following, friends } = counts;
      const result = await collectionOf(this.#db, profiles).updateOne(
        {
          _id: userId,
          $or: [
            { 'stats.followers': { $ne: followers } },
            { 'stats.following': { $ne: following } },
            { 'stats.friends': { $ne: friends } },
          ],
        },
        {
          $set: { 'stats.followers': followers, 'stats.following': following, 'stats.friends': friends },
          $inc: { graphVersion: 1 },
        },
        { session: tx },
      );
      return result.modifiedCount === 1;
    });
  }

  /** Brings the rows of two people in line: across a block none; else each follower's own row decides, and friends are who follow each other. */
  async #repairPair({ ownerId, otherId }: BrokenPair): Promise<void> {
    const edges = collectionOf(this.#db, follows);
    await inTransaction(this.#client, async (tx) => {
      const both = { _id: { $in: [ownerId, otherId] } };
      await collectionOf(this.#db, profiles).updateMany(both, { $inc: { graphVersion: 1 } }, { session: tx });
      const isBlocked = (await collectionOf(this.#db, blockedUsers).findOne({ ownerId, otherId }, { session: tx })) !== null;
      const own = isBlocked ? [] : await outRows(edges, ownerId, otherId, tx);
      const isFriend = own.length === 2 && own.every(({ status }) => status === 'ACTIVE');
      const right = own.flatMap((row): FollowDocument[] => [
        { ...row, isFriend },
        { ...row, ...endIn(row), direction: 'IN', isFriend },
      ]);
      const ends = (['OUT', 'IN'] as const).flatMap((direction) => [
        `${ownerId}:${direction}:${otherId}`,
        `${otherId}:${direction}:${ownerId}`,
      ]);
      await edges.deleteMany({ _id: { $in: ends } }, { session: tx });
      if (right.length > 0) await edges.insertMany(right, { session: tx });
    });
  }
}

function outRows(edges: Collection<FollowDocument>, one: string, other: string, tx: Transaction): Promise<FollowDocument[]> {
  return edges.find({ _id: { $in: [`${one}:OUT:${other}`, `${other}:OUT:${one}`] } }, { session: tx }).toArray();
}

function endIn({ ownerId, otherId }: FollowDocument) {
  return { _id: `${otherId}:IN:${ownerId}`, ownerId: otherId, otherId: ownerId };
}
