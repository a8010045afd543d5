import { IDENTITY_HEADER } from '@app/calls';
import { blockedUsers } from '@app/collections/wechat_profiles';
import { BlockAdded } from '@app/contracts/events';
import { IdentityTokens } from '@app/kernel';
import { collectionOf } from '@app/mongo';
import { serveSubgraph } from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { type Data, until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityOf, startProfiles } from './support.ts';

const ENTITIES =
  'query ($reps: [_Any!]!) { _entities(representations: $reps) { ... on User { id birthday } ... on Viewer { privacy { isPrivate } } } }';

describe('the door of the subgraph', () => {
  let profiles: Awaited<ReturnType<typeof startProfiles>>;
  beforeAll(async () => {
    profiles = await startProfiles();
  });
  afterAll(() => profiles[Symbol.asyncDispose]());

  it('shows nothing to a forged internal call: none, a made-up or a foreign token, headers that name a user', async () => {
    const ann = await profiles.newUser('ann');
    const tokens = new IdentityTokens('the secret of this platform, which nobody else knows');
    const served = await serveSubgraph(profiles.subgraph, { port: 0, tokens, logger: silentLogger() });
    const body = JSON.stringify({
      query: ENTITIES,
      variables: { reps: ['User', 'Viewer'].map((__typename) => ({ __typename, id: ann })) },
    });
    const foreign = new IdentityTokens('the secret of another platform, as long as ours is, but not ours');
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ identity: identityOf(ann, ['moderation']) }))}.`;
    const forgeries: Record<string, string>[] = [
      {},
      { [IDENTITY_HEADER]: unsigned, authorization: `Bearer ${unsigned}` },
      { [IDENTITY_HEADER]: await foreign.sign(identityOf(ann, ['moderation'])) },
      { 'x-user-id': ann, 'x-internal-call': 'gateway', 'x-forwarded-for': '127.0.0.1' },
    ];
    for (const headers of forgeries) {
      const response = await fetch(`${served.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      const answer: Data = await response.json();
      expect(answer.data ?? null, JSON.stringify(headers)).toBeNull();
      expect(JSON.stringify(answer)).not.toContain(ann);
    }
    await served.close();
  });

  it('forgets cached relations within a second when an event tells of a change that another process made', async () => {
    const [ben, cat] = [await profiles.newUser('ben'), await profiles.newUser('cat')];
    const look = async () => (await profiles.run(ben, 'query ($id: ID!) { user(id: $id) { id } }', { id: cat })).user;
    expect(await look()).toEqual({ id: cat });
    const createdAt = new Date();
    await collectionOf(profiles.db, blockedUsers).insertMany([
      { _id: `${cat}:OUT:${ben}`, ownerId: cat, direction: 'OUT', otherId: ben, createdAt },
      { _id: `${ben}:IN:${cat}`, ownerId: ben, direction: 'IN', otherId: cat, createdAt },
    ]);
    const toldAt = performance.now();
    await profiles.tell(BlockAdded({ blockerId: cat, blockedId: ben }));
    await until(async () => (await look()) === null);
    expect(performance.now() - toldAt).toBeLessThan(1_000);
  });

  it('whoever blocks back someone who blocks them does not learn it from their list of blocks; a later block takes nobody off it', async () => {
    const [dan, eve, fay] = [await profiles.newUser('dan'), await profiles.newUser('eve'), await profiles.newUser('fay')];
    const block = (viewer: string, id: string) =>
      profiles.run(viewer, 'mutation ($id: ID!) { block(userId: $id) { __typename } }', { id });
    const blockedOf = async (viewer: string) => {
      const list = '{ viewer { blockedUsers { nodes { id } totalCount } } }';
      return (await profiles.run(viewer, list)).viewer.blockedUsers;
    };
    await block(eve, dan);
    await block(dan, eve);
    expect(await blockedOf(dan)).toEqual({ nodes: [], totalCount: 0 });
    await block(dan, fay);
    await block(fay, dan);
    expect(await blockedOf(dan)).toEqual({ nodes: [{ id: fay }], totalCount: 1 });
  });
});
