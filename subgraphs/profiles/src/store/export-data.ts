import { blockedUsers, follows, mutes, profiles, remarks, reports } from '@app/collections/wechat_profiles';
import { collectionOf } from '@app/mongo';
import type { Db } from 'mongodb';

/** Everything that profiles hold about one user, as files of JSON, for the export of their data. */
export async function exportData(db: Db, userId: string): Promise<{ name: string; json: string }[]> {
  const own = { ownerId: userId, direction: 'OUT' as const };
  const parts = {
    profile: collectionOf(db, profiles).find({ _id: userId }).project({ searchTokens: 0, prefixes: 0, graphVersion: 0 }),
    follows: collectionOf(db, follows).find(own),
    followers: collectionOf(db, follows).find({ ...own, direction: 'IN' }),
    blocks: collectionOf(db, blockedUsers).find(own),
    mutes: collectionOf(db, mutes).find({ ownerId: userId }),
    remarks: collectionOf(db, remarks).find({ ownerId: userId }),
    reports: collectionOf(db, reports).find({ reporterIds: userId }).project({ reporterIds: 0, claimedById: 0, resolution: 0 }),
  };
  return Promise.all(
    Object.entries(parts).map(async ([name, cursor]) => ({
      name: `profiles/${name}.json`,
      json: JSON.stringify(await cursor.toArray()),
    })),
  );
}
