import { blockedUsers, type FollowDocument, follows, profiles } from '@app/collections/wechat_profiles';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Db } from 'mongodb';

/** The counters that follow from edges. */
export const EDGE_COUNTERS = ['followers', 'following', 'friends'] as const;
export type EdgeCounter = (typeof EDGE_COUNTERS)[number];
export type EdgeCounts = Record<EdgeCounter, number>;

/** A counter that does not agree with the edges. */
export interface CounterDrift {
  readonly userId: string;
  readonly counter: EdgeCounter;
  readonly kept: number;
  readonly counted: number;
}

/** Two people between whom a row lacks its twin, has another status than it, a wrong friend flag, or stands across a block. */
export interface BrokenPair {
  readonly ownerId: string;
  readonly otherId: string;
}

/** What a recount found. */
export interface RecountReport {
  readonly drift: readonly CounterDrift[];
  readonly brokenPairs: readonly BrokenPair[];
}

const EDGE_FILTERS: Readonly<Record<EdgeCounter, Partial<FollowDocument>>> = {
  followers: { direction: 'IN', status: 'ACTIVE' },
  following: { direction: 'OUT', status: 'ACTIVE' },
  friends: { direction: 'OUT', isFriend: true },
};

/** Counts the edges of some users again and compares them with their counters, with their twins and with blocks. Cost: some look-ups by index for each edge. */
export async function recount(db: Db, userIds: readonly string[]): Promise<RecountReport> {
  const [followers, following, friends, kept, brokenPairs] = await Promise.all([
    countBy(db, userIds, 'followers'),
    countBy(db, userIds, 'following'),
    countBy(db, userIds, 'friends'),
    collectionOf(db, profiles)
      .find({ _id: { $in: [...userIds] } })
      .project<{ _id: string; stats: EdgeCounts }>({ stats: 1 })
      .toArray(),
    findBrokenPairs(db, userIds),
  ]);
  const counted = { followers, following, friends };
  const drift = kept.flatMap(({ _id, stats }) =>
    EDGE_COUNTERS.flatMap((counter): CounterDrift[] => {
      const real = counted[counter].get(_id) ?? 0;
      return real === stats[counter] ? [] : [{ userId: _id, counter, kept: stats[counter], counted: real }];
    }),
  );
  return { drift, brokenPairs };
}

/** The counts of one user as the edges have them, in a transaction. */
export async function countEdges(db: Db, userId: string, tx: Transaction): Promise<EdgeCounts> {
  const edges = collectionOf(db, follows);
  const counts: EdgeCounts = { followers: 0, following: 0, friends: 0 };
  // One transaction takes one command at a time.
  for (const counter of EDGE_COUNTERS)
    counts[counter] = await edges.countDocuments({ ownerId: userId, ...EDGE_FILTERS[counter] }, { session: tx });
  return counts;
}

async function countBy(db: Db, userIds: readonly string[], counter: EdgeCounter): Promise<Map<string, number>> {
  const rows = await collectionOf(db, follows)
    .aggregate<{ _id: string; count: number }>([
      { $match: { ownerId: { $in: [...userIds] }, ...EDGE_FILTERS[counter] } },
      { $group: { _id: '$ownerId', count: { $sum: 1 } } },
    ])
    .toArray();
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}

async function findBrokenPairs(db: Db, userIds: readonly string[]): Promise<BrokenPair[]> {
  const opposite = { $cond: [{ $eq: ['$direction', 'OUT'] }, 'IN', 'OUT'] };
  const rowAtOther = (direction: unknown) => ({ $concat: ['$otherId', ':', direction, ':', '$ownerId'] });
  const lookUp = (as: string) => ({ $lookup: { from: follows.name, localField: as, foreignField: '_id', as } });
  const stands = { $and: [{ $eq: ['$status', 'ACTIVE'] }, { $in: ['ACTIVE', '$back.status'] }] };
  const agrees = {
    $and: [
      { $eq: ['$twin.status', ['$status']] },
      { $eq: ['$twin.isFriend', ['$isFriend']] },
      { $eq: ['$isFriend', stands] },
      { $eq: ['$blocks', []] },
    ],
  };
  const rows = await collectionOf(db, follows)
    .aggregate<BrokenPair>([
      { $match: { ownerId: { $in: [...userIds] } } },
      { $set: { twin: rowAtOther(opposite), back: rowAtOther('$direction') } },
      lookUp('twin'),
      lookUp('back'),
      {
        $lookup: {
          from: blockedUsers.name,
          let: { owner: '$ownerId', other: '$otherId' },
          pipeline: [
            { $match: { $expr: { $and: [{ $eq: ['$ownerId', '$$owner'] }, { $eq: ['$otherId', '$$other'] }] } } },
            { $limit: 1 },
          ],
          as: 'blocks',
        },
      },
      { $match: { $expr: { $not: [agrees] } } },
      { $group: { _id: { ownerId: '$ownerId', otherId: '$otherId' } } },
      { $replaceWith: '$_id' },
    ])
    .toArray();
  return rows;
}
