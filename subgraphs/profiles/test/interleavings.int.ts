import { blockedUsers, follows, profiles as profileRows } from '@app/collections/wechat_profiles';
import { UserDeactivated, UserReactivated } from '@app/contracts/events';
import { collectionOf } from '@app/mongo';
import { expect, it } from 'vitest';
import { startProfiles } from './support.ts';

const PEOPLE = 20;
const ROUNDS = 8;
/** What somebody does to somebody else; following is what makes the others matter. */
const ACTIONS = [
  'follow',
  'follow',
  'follow',
  'follow',
  'unfollow',
  'acceptFollowRequest',
  'acceptFollowRequest',
  'declineFollowRequest',
  'cancelFollowRequest',
  'removeFollower',
  'block',
  'unblock',
  'unblock',
] as const;

it('whatever 20 people do to each other at the same time, edges, twins, counters and friendships agree', async () => {
  await using profiles = await startProfiles();
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => profiles.newUser(`walker${index}`)));
  const seed = Date.now() % 2 ** 31;
  await Promise.all(people.map((person, index) => walk(profiles, person, people, randomFrom(seed + index))));
  await profiles.settle();

  const report = await profiles.recount(people);
  expect(report, `seed ${seed}`).toEqual({ drift: [], brokenPairs: [] });
  const kept = await collectionOf(profiles.db, profileRows).find().toArray();
  expect(kept.flatMap(({ stats }) => Object.values(stats)).filter((count) => count < 0)).toEqual([]);
  // The walk was worth the name: all kinds of rows came to be.
  expect(await collectionOf(profiles.db, follows).countDocuments({ status: 'ACTIVE' })).toBeGreaterThan(0);
  expect(await collectionOf(profiles.db, blockedUsers).countDocuments()).toBeGreaterThan(0);
}, 120_000);

type Profiles = Awaited<ReturnType<typeof startProfiles>>;

async function walk(profiles: Profiles, person: string, people: readonly string[], random: (below: number) => number) {
  for (let round = 0; round < ROUNDS; round++) {
    // Every fourth one is mostly a private account, so that there are requests.
    if (random(8) === 0) await setPrivate(profiles, person, people.indexOf(person) % 4 === 0 || random(4) === 0);
    if (random(20) === 0)
      await profiles.tell(random(2) === 0 ? UserDeactivated({ userId: person }) : UserReactivated({ userId: person }));
    const other = people[random(people.length)] ?? person;
    const action = ACTIONS[random(ACTIONS.length)] ?? 'follow';
    if (other !== person)
      await profiles.run(person, `mutation ($id: ID!) { ${action}(userId: $id) { __typename } }`, { id: other });
  }
}

async function setPrivate(profiles: Profiles, person: string, isPrivate: boolean) {
  await profiles.run(person, 'mutation ($on: Boolean!) { updatePrivacy(input: { isPrivate: $on }) { __typename } }', {
    on: isPrivate,
  });
}

/** A small generator of numbers, the same ones for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
