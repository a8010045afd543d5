import { blockedUsers, follows, profiles } from '@app/collections/wechat_profiles';
import { collectionOf } from '@app/mongo';
import type { Db } from 'mongodb';

/** A counter that does not agree with the edges. */
export interface CounterDrift {
  readonly userId: string;
  readonly counter: 'followers' | 'following' | 'friends';
  readonly kept: number;
  readonly counted: number;
}

/** What a recount found: drifting counters, and edges that stand although one end blocks the other. */
export interface RecountReport {
  readonly drift: readonly CounterDrift[];
  readonly edgesAcrossBlocks: number;
}

/** Counts the edges of some users again and compares them with their counters. Cost: one aggregation by index for each counter. */
export async function recount(db: Db, userIds: readonly string[]): Promise<RecountReport> {
  const edges = collectionOf(db, follows);
  const owners = { ownerId: { $in: [...userIds] } };
  const countBy = async (filter: object): Promise<Map<string, number>> => {
    const rows = await edges
      .aggregate<{ _id: string; count: number }>([
        { $match: { ...owners, ...filter } },
        { $group: { _id: '$ownerId', count: { $sum: 1 } } },
      ])
      .toArray();
    return new Map(rows.map(({ _id, count }) => [_id, count]));
  };
  const [followers, following, friends, kept, blocks] = await Promise.all([
    countBy({ direction: 'IN', status: 'ACTIVE' }),
    countBy({ direction: 'OUT', status: 'ACTIVE' }),
    countBy({ direction: 'OUT', isFriend: true }),
    collectionOf(db, profiles)
      .find({ _id: { $in: [...userIds] } })
      .project<{ _id: string; stats: Record<CounterDrift['counter'], number> }>({ stats: 1 })
      .toArray(),
    collectionOf(db, blockedUsers)
      .find(owners)
      .project<{ ownerId: string; otherId: string }>({ ownerId: 1, otherId: 1 })
      .toArray(),
  ]);
  const counted = { followers, following, friends };
  const drift = kept.flatMap(({ _id, stats }) =>
    (['followers', 'following', 'friends'] as const).flatMap((counter): CounterDrift[] => {
      const real = counted[counter].get(_id) ?? 0;
      return real === stats[counter] ? [] : [{ userId: _id, counter, kept: stats[counter], counted: real }];
    }),
  );
  const across = await Promise.all(
    blocks.map(({ ownerId, otherId }) => edges.countDocuments({ ownerId, otherId, direction: { $in: ['OUT', 'IN'] } })),
  );
  return { drift, edgesAcrossBlocks: across.reduce((sum, count) => sum + count, 0) };
}
