import { UserRegistered } from '@app/contracts/events';
import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProfiles } from './support.ts';

type Profiles = Awaited<ReturnType<typeof startProfiles>>;

const FOLLOW = `mutation ($id: ID!) { follow(userId: $id) { __typename ... on RelationSuccess { user { stats { followers } } relation { isFollowing isFriend } } ... on NotAllowed { reason } } }`;

describe('follow', () => {
  let profiles: Profiles;
  beforeAll(async () => {
    profiles = await startProfiles();
  });
  afterAll(() => profiles[Symbol.asyncDispose]());

  it('gives a registered user a profile with zero stats', async () => {
    const ada = newId();
    await profiles.publish(UserRegistered({ userId: ada, username: 'ada', displayName: 'Ada', language: 'en' }));
    const { user } = await profiles.run(
      null,
      'query ($id: ID!) { user(id: $id) { username stats { followers following friends posts videos views } } }',
      { id: ada },
    );
    expect(user).toEqual({ username: 'ada', stats: { followers: 0, following: 0, friends: 0, posts: 0, videos: 0, views: 0 } });
  });

  it('counts once, however often and however parallel it is repeated', async () => {
    const [bea, cyd] = [await profiles.newUser('bea'), await profiles.newUser('cyd')];
    await Promise.all(Array.from({ length: 10 }, () => profiles.run(bea, FOLLOW, { id: cyd })));
    const { follow } = await profiles.run(bea, FOLLOW, { id: cyd });
    expect(follow).toEqual({
      __typename: 'RelationSuccess',
      user: { stats: { followers: 1 } },
      relation: { isFollowing: true, isFriend: false },
    });
  });

  it('makes friends of two who follow each other, and shows it at the next read', async () => {
    const [dan, eve] = [await profiles.newUser('dan'), await profiles.newUser('eve')];
    await profiles.run(dan, FOLLOW, { id: eve });
    const { follow } = await profiles.run(eve, FOLLOW, { id: dan });
    expect(follow.relation).toEqual({ isFollowing: true, isFriend: true });
  });

  it('refuses oneself, and calls an unknown user absent', async () => {
    const fay = await profiles.newUser('fay');
    expect((await profiles.run(fay, FOLLOW, { id: fay })).follow).toEqual({ __typename: 'NotAllowed', reason: 'SELF' });
    expect((await profiles.run(fay, FOLLOW, { id: 'nobody' })).follow).toEqual({ __typename: 'NotFound' });
  });
});
