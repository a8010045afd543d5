import { blockedUsers, follows, profiles as profileRows } from '@app/collections/wechat_profiles';
import { GetRelations } from '@app/contracts';
import { collectionOf } from '@app/mongo';
import { Relations } from '@app/relations';
import { parseQuery, prefixRange } from '@app/search';
import type { startProfiles } from '../../subgraphs/profiles/test/support.ts';
import { randomFrom, type World } from './world.ts';

type Profiles = Awaited<ReturnType<typeof startProfiles>>;

const CARD = '{ id username displayName isVerified stats { followers } relation { isFollowing followsYou } }';
const FOLLOWERS = `query ($id: ID!) { user(id: $id) { followers(first: 20) { edges { cursor node ${CARD} } pageInfo { hasNextPage } } } }`;
const MENTIONS = `query ($prefix: String!) { mentionSuggestions(prefix: $prefix) { id username displayName } }`;
const SEARCH = `query ($query: String!) { searchUsers(query: $query, first: 20) { edges { highlights node ${CARD} } } }`;
const PREFIXES = ['a', 'an', 'anna', 'carla.c', 'wang', 'w', 'xiaol', '王', '李小', 'zx', 'noah.novak1'];
const LATIN = ['anna', 'garcia', 'noah novak', 'elena ivanov', 'hugo.jones11'];
const CHINESE = ['王', '小龙', '李文华', 'wangwei', 'zxl'];

interface Timed {
  readonly name: string;
  /** As the domain answers. */
  ours(viewerId: string, round: number): Promise<unknown>;
  /** The one or two commands over the bare driver that nobody can do without. */
  bare(viewerId: string, round: number): Promise<unknown>;
}

/** A line for each kind of read: p50 and p99 in milliseconds, ours and bare taken in turns by changing viewers, and the ratio of both p50. */
export async function measure(profiles: Profiles, world: World, rounds: number): Promise<string> {
  const lines = [`${world.users} users`];
  for (const { name, ours, bare } of timedReads(profiles, world)) {
    const random = randomFrom(rounds);
    const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    for (let round = -5; round < rounds; round++) {
      const viewerId = world.id(Math.floor(random() * world.users));
      const both = [await timeOf(() => ours(viewerId, round + 5)), await timeOf(() => bare(viewerId, round + 5))] as const;
      if (round < 0) continue;
      times.ours.push(both[0]);
      times.bare.push(both[1]);
    }
    const at = (list: readonly number[], share: number) =>
      list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? Number.NaN;
    const words = (list: readonly number[]) => `p50 ${at(list, 0.5).toFixed(2)} p99 ${at(list, 0.99).toFixed(2)} ms`;
    const ratio = at(times.ours, 0.5) / at(times.bare, 0.5);
    lines.push(`${name.padEnd(28)} ours ${words(times.ours)} · bare ${words(times.bare)} · ${ratio.toFixed(1)} times`);
  }
  return lines.join('\n  ');
}

function timedReads(profiles: Profiles, world: World): Timed[] {
  const { db, runtime, calls } = profiles;
  const edges = collectionOf(db, follows);
  const blocks = collectionOf(db, blockedUsers);
  const people = collectionOf(db, profileRows);
  const card = { username: 1, displayName: 1, isVerified: 1, stats: 1, privacy: 1, isHidden: 1, isDeleted: 1 };
  const visible = { isHidden: false, isDeleted: false };
  const source = async (viewerId: string | null, ownerIds: readonly string[]) =>
    (await calls.invoke(GetRelations, { viewerId, ownerIds: [...ownerIds] })).relations;
  const cache = new Relations({ redis: runtime.redis, keyPrefix: `${runtime.redisPrefix}bench:`, source });
  const owners = (round: number) => Array.from({ length: 100 }, (_, index) => world.id(round * 7 + index * 31));
  const bareRelations = (viewerId: string, otherIds: string[]) =>
    Promise.all([
      edges.find({ ownerId: viewerId, direction: { $in: ['OUT', 'IN'] }, otherId: { $in: otherIds } }).toArray(),
      blocks.find({ ownerId: viewerId, otherId: { $in: otherIds } }).toArray(),
      people
        .find({ _id: { $in: otherIds } })
        .project({ privacy: 1, isHidden: 1, isDeleted: 1 })
        .toArray(),
    ]);
  const barePage = async (ownerId: string) => {
    const page = await edges
      .find({ ownerId, direction: 'IN', status: 'ACTIVE' })
      .sort({ createdAt: -1, otherId: -1 })
      .limit(21)
      .toArray();
    return people
      .find({ _id: { $in: page.map(({ otherId }) => otherId) } })
      .project(card)
      .toArray();
  };
  const bareSearch = (text: string) =>
    people
      .aggregate([
        { $match: { $text: { $search: parseQuery(text, { pinyin: true }).textSearch }, ...visible } },
        { $project: { ...card, score: { $meta: 'textScore' } } },
        { $sort: { score: -1, _id: 1 } },
        { $limit: 21 },
      ])
      .toArray();
  const barePrefix = (prefix: string) => {
    const { from, to } = prefixRange(prefix) ?? { from: '', to: '' };
    return people
      .find({ prefixes: { $elemMatch: { $gte: from, $lt: to } }, ...visible })
      .project(card)
      .limit(8)
      .toArray();
  };
  const pick = (list: readonly string[], round: number) => list[round % list.length] ?? '';
  return [
    {
      name: 'relations of 100, cold',
      ours: (viewerId, round) => source(viewerId, owners(round)),
      bare: (viewerId, round) => bareRelations(viewerId, owners(round)),
    },
    {
      name: 'relations of 100, from Redis',
      ours: (_viewerId, round) => cache.of(world.star, owners(round % 3)),
      bare: (_viewerId, round) => bareRelations(world.star, owners(round % 3)),
    },
    {
      name: 'followers of the star',
      ours: (viewerId) => profiles.run(viewerId, FOLLOWERS, { id: world.star }),
      bare: () => barePage(world.star),
    },
    {
      name: 'followers of anybody',
      ours: (viewerId, round) => profiles.run(viewerId, FOLLOWERS, { id: world.id(round * 13) }),
      bare: (_viewerId, round) => barePage(world.id(round * 13)),
    },
    {
      name: 'autocomplete',
      ours: (viewerId, round) => profiles.run(viewerId, MENTIONS, { prefix: pick(PREFIXES, round) }),
      bare: (_viewerId, round) => barePrefix(pick(PREFIXES, round)),
    },
    {
      name: 'search, Latin',
      ours: (viewerId, round) => profiles.run(viewerId, SEARCH, { query: pick(LATIN, round) }),
      bare: (_viewerId, round) => bareSearch(pick(LATIN, round)),
    },
    {
      name: 'search, Chinese',
      ours: (viewerId, round) => profiles.run(viewerId, SEARCH, { query: pick(CHINESE, round) }),
      bare: (_viewerId, round) => bareSearch(pick(CHINESE, round)),
    },
  ];
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Follows and unfollows of the most followed user by many at the same time: how many a second, and whether the counters agree afterwards. */
export async function measureToggles(profiles: Profiles, world: World, toggles: number): Promise<string> {
  const people = Array.from({ length: Math.min(1_000, world.users - 1) }, (_, index) => world.id(index + 1));
  const start = performance.now();
  await Promise.all(
    Array.from({ length: toggles }, (_, index) => {
      const field = index % 2 === 0 ? 'unfollow' : 'follow';
      // Each person turns it off and on again, again and again.
      const person = people[Math.floor(index / 2) % people.length] ?? '';
      return profiles.run(person, `mutation ($id: ID!) { ${field}(userId: $id) { __typename } }`, { id: world.star });
    }),
  );
  const perSecond = (toggles / (performance.now() - start)) * 1_000;
  const { drift, brokenPairs } = await profiles.recount([world.star, ...people]);
  return `${toggles} concurrent toggles of one user: ${perSecond.toFixed(0)} a second, ${drift.length} counters drifted, ${brokenPairs.length} broken pairs`;
}
