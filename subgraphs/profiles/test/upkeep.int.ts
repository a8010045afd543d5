import { blockedUsers, follows, mutes, profiles as profileRows, remarks, reports } from '@app/collections/wechat_profiles';
import { MaintainProfiles } from '@app/contracts';
import { UserDeleted, UsernameChanged, VideoViewed } from '@app/contracts/events';
import { newId } from '@app/kernel';
import { collectionOf } from '@app/mongo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProfiles } from './support.ts';

const follow = 'mutation ($id: ID!) { follow(userId: $id) { __typename } }';
const block = 'mutation ($id: ID!) { block(userId: $id) { __typename } }';
const STATS = 'query ($id: ID!) { user(id: $id) { stats { followers following friends posts videos views } } }';

describe('upkeep of the graph', () => {
  let profiles: Awaited<ReturnType<typeof startProfiles>>;
  beforeAll(async () => {
    profiles = await startProfiles({ SOFT_DELETE_RETENTION_SEC: '0' });
  });
  afterAll(() => profiles[Symbol.asyncDispose]());
  const maintain = async (task: 'reconcile-counters' | 'purge-soft-deleted') =>
    (await profiles.calls.invoke(MaintainProfiles, { task })).counts;
  const befriend = async (one: string, other: string) => {
    await profiles.run(one, follow, { id: other });
    await profiles.run(other, follow, { id: one });
  };

  it('reconciliation finds drift, says how much, puts it right, and finds none afterwards', async () => {
    const [ann, ben] = [await profiles.newUser('ann'), await profiles.newUser('ben')];
    await befriend(ann, ben);
    expect(await maintain('reconcile-counters')).toMatchObject({ driftedCounters: 0, brokenPairs: 0, repaired: 0 });
    const rows = collectionOf(profiles.db, profileRows);
    await rows.updateOne({ _id: ann }, { $set: { 'stats.followers': 7, 'stats.friends': 0 } });
    expect(await maintain('reconcile-counters')).toMatchObject({ driftedCounters: 2, driftTotal: 7, repaired: 1 });
    expect((await profiles.run(null, STATS, { id: ann })).user.stats).toMatchObject({ followers: 1, following: 1, friends: 1 });
    expect(await maintain('reconcile-counters')).toMatchObject({ driftedCounters: 0, driftTotal: 0, repaired: 0 });
  });

  it('reconciliation mends rows without their twin, wrong friend flags, and edges across a block', async () => {
    const [cat, don, eve] = [await profiles.newUser('cat'), await profiles.newUser('don'), await profiles.newUser('eve')];
    const edges = collectionOf(profiles.db, follows);
    await befriend(cat, don);
    await befriend(cat, eve);
    await edges.deleteOne({ _id: `${don}:IN:${cat}` });
    await edges.updateOne({ _id: `${cat}:OUT:${don}` }, { $set: { isFriend: false } });
    const at = new Date();
    await collectionOf(profiles.db, blockedUsers).insertMany([
      { _id: `${cat}:OUT:${eve}`, ownerId: cat, direction: 'OUT', otherId: eve, createdAt: at },
      { _id: `${eve}:IN:${cat}`, ownerId: eve, direction: 'IN', otherId: cat, createdAt: at },
    ]);
    expect((await maintain('reconcile-counters')).brokenPairs).toBeGreaterThan(0);
    expect(await profiles.recount([cat, don, eve])).toEqual({ drift: [], brokenPairs: [] });
    expect(await edges.countDocuments({ ownerId: cat, otherId: don, isFriend: true })).toBe(2);
    expect(await edges.countDocuments({ ownerId: cat, otherId: eve })).toBe(0);
  });

  it('erases a deleted user with all edges and notes, tells auth so, and purges the row after its time', async () => {
    const [fay, gus, hal] = [await profiles.newUser('fay'), await profiles.newUser('gus'), await profiles.newUser('hal')];
    await befriend(fay, gus);
    await profiles.run(fay, block, { id: hal });
    await profiles.run(gus, 'mutation ($id: ID!) { setRemark(userId: $id, remark: "old friend") { __typename } }', { id: fay });
    await profiles.run(gus, 'mutation ($id: ID!) { mute(input: { userId: $id }) { __typename } }', { id: fay });
    await profiles.run(
      fay,
      'mutation ($id: ID!) { report(input: { subjectType: USER, subjectId: $id, reason: SPAM }) { __typename } }',
      { id: gus },
    );
    await profiles.publish(UserDeleted({ userId: fay }));
    expect(profiles.erased).toContain(`profiles:${fay}`);
    expect((await profiles.run(gus, STATS, { id: gus })).user.stats).toMatchObject({ followers: 0, following: 0, friends: 0 });
    expect((await profiles.run(gus, STATS, { id: fay })).user).toBeNull();
    const kept = await collectionOf(profiles.db, profileRows).findOne({ _id: fay });
    expect(kept).toMatchObject({ isDeleted: true, username: 'deleted', displayName: 'deleted', bio: '' });
    expect(JSON.stringify(kept)).not.toContain('fay');
    for (const rows of [blockedUsers, mutes, remarks, follows])
      expect(
        await profiles.db.collection(rows.name).countDocuments({ $or: [{ ownerId: fay }, { otherId: fay }] }),
        rows.name,
      ).toBe(0);
    expect(await collectionOf(profiles.db, reports).countDocuments({ reporterIds: fay })).toBe(0);
    expect((await maintain('purge-soft-deleted')).profiles).toBe(1);
    expect(await collectionOf(profiles.db, profileRows).findOne({ _id: fay })).toBeNull();
    await profiles.publish(UserDeleted({ userId: fay }));
    expect(profiles.erased.filter((entry) => entry === `profiles:${fay}`)).toHaveLength(2);
  });

  it('the handle of an erased user finds whoever bears it now', async () => {
    const [ivy, jon] = [await profiles.newUser('ivy'), await profiles.newUser('jon')];
    await profiles.publish(UserDeleted({ userId: ivy }));
    await profiles.publish(UsernameChanged({ userId: jon, username: 'ivy' }));
    expect((await profiles.run(null, '{ userByUsername(username: "IVY") { id } }')).userByUsername).toEqual({ id: jon });
    expect((await profiles.run(null, '{ userByUsername(username: "jon") { id } }')).userByUsername).toBeNull();
  });

  it('counts posts and views as their domains tell, each event once', async () => {
    const kim = await profiles.newUser('kim');
    const viewed = VideoViewed({ videoId: newId(), ownerId: kim, views: 3 });
    for (const event of [viewed, viewed, VideoViewed({ videoId: newId(), ownerId: kim, views: 1 })])
      await profiles.publish(event);
    expect((await profiles.run(null, STATS, { id: kim })).user.stats).toMatchObject({ views: 4, posts: 0 });
  });
});
