import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProfiles } from './support.ts';

const REFUSAL = '__typename ... on NotAllowed { reason } ... on InvalidInput { problems { field code } }';
const RELATION = `${REFUSAL} ... on RelationSuccess { relation { isFollowing followsYou isFriend isRequested hasRequestedYou isBlocked isMuted mutualFriendCount remark } }`;
const change = (field: string) => `mutation ($id: ID!) { ${field}(userId: $id) { ${RELATION} } }`;
const USER =
  'query ($id: ID!) { user(id: $id) { id stats { followers following friends } followers { nodes { id } } relation { isBlocked } } }';
const PRIVATE = 'mutation ($on: Boolean!) { updatePrivacy(input: { isPrivate: $on }) { __typename } }';

describe('the social graph', () => {
  let profiles: Awaited<ReturnType<typeof startProfiles>>;
  beforeAll(async () => {
    profiles = await startProfiles();
  });
  afterAll(() => profiles[Symbol.asyncDispose]());
  const pair = async (one: string, other: string) => [await profiles.newUser(one), await profiles.newUser(other)] as const;

  it('asks to follow a private account, and follows once accepted', async () => {
    const [ann, ben] = await pair('ann', 'ben');
    await profiles.run(ben, PRIVATE, { on: true });
    const asked = await profiles.run(ann, change('follow'), { id: ben });
    expect(asked.follow.relation).toMatchObject({ isFollowing: false, isRequested: true });
    expect((await profiles.run(ann, USER, { id: ben })).user).toMatchObject({
      stats: { followers: 0 },
      followers: { nodes: [] },
    });
    const requests = await profiles.run(ben, '{ viewer { followRequests { nodes { id } } } }');
    expect(requests.viewer.followRequests.nodes).toEqual([{ id: ann }]);
    await profiles.run(ben, change('acceptFollowRequest'), { id: ann });
    expect((await profiles.run(ann, USER, { id: ben })).user).toMatchObject({
      stats: { followers: 1 },
      followers: { nodes: [{ id: ann }] },
    });
  });

  it('declined requests may be made again; withdrawn ones are gone', async () => {
    const [cat, don] = await pair('cat', 'don');
    await profiles.run(don, PRIVATE, { on: true });
    await profiles.run(cat, change('follow'), { id: don });
    expect(
      (await profiles.run(don, change('declineFollowRequest'), { id: cat })).declineFollowRequest.relation.hasRequestedYou,
    ).toBe(false);
    expect((await profiles.run(cat, change('follow'), { id: don })).follow.relation.isRequested).toBe(true);
    expect((await profiles.run(cat, change('cancelFollowRequest'), { id: don })).cancelFollowRequest.relation.isRequested).toBe(
      false,
    );
    expect((await profiles.run(don, change('acceptFollowRequest'), { id: cat })).acceptFollowRequest.__typename).toBe('NotFound');
  });

  it('going public accepts pending requests', async () => {
    const [eli, flo] = await pair('eli', 'flo');
    await profiles.run(flo, PRIVATE, { on: true });
    await profiles.run(eli, change('follow'), { id: flo });
    await profiles.run(flo, PRIVATE, { on: false });
    expect((await profiles.run(eli, USER, { id: flo })).user.stats.followers).toBe(1);
  });

  it('a block makes both invisible to each other, takes edges away once, and unblocking restores nothing', async () => {
    const [gus, hal] = await pair('gus', 'hal');
    await profiles.run(gus, change('follow'), { id: hal });
    await profiles.run(hal, change('follow'), { id: gus });
    const blocked = await profiles.run(gus, change('block'), { id: hal });
    expect(blocked.block.relation).toMatchObject({ isBlocked: true, isFollowing: false, followsYou: false });
    expect((await profiles.run(hal, USER, { id: gus })).user).toBeNull();
    expect((await profiles.run(gus, USER, { id: hal })).user).toBeNull();
    expect((await profiles.run(hal, change('follow'), { id: gus })).follow.__typename).toBe('NotFound');
    expect((await profiles.run(hal, change('block'), { id: gus })).block.__typename).toBe('NotFound');
    await profiles.run(hal, change('unblock'), { id: gus });
    expect((await profiles.run(gus, '{ viewer { blockedUsers { nodes { id } } } }')).viewer.blockedUsers.nodes).toEqual([
      { id: hal },
    ]);
    await profiles.run(gus, change('unblock'), { id: hal });
    const after = await profiles.run(hal, USER, { id: gus });
    expect(after.user.stats).toEqual({ followers: 0, following: 0, friends: 0 });
  });

  it('a blocked user never appears in search, suggestions or mention suggestions', async () => {
    const [ivy, jon] = await pair('ivywood', 'ivystone');
    const search = 'query ($q: String!) { searchUsers(query: $q) { nodes { id } } }';
    const found = async (viewer: string) => (await profiles.run(viewer, search, { q: 'ivystone' })).searchUsers.nodes;
    const mention = async () =>
      await profiles.run(ivy, '{ mentionSuggestions(prefix: "ivyst") { id } suggestedUsers { user { id } } }');
    expect(await found(ivy)).toEqual([{ id: jon }]);
    expect((await mention()).mentionSuggestions).toEqual([{ id: jon }]);
    await profiles.run(jon, change('block'), { id: ivy });
    expect(await found(ivy)).toEqual([]);
    const hidden = await mention();
    expect(hidden.mentionSuggestions).toEqual([]);
    expect(hidden.suggestedUsers.map(({ user }: { user: { id: string } }) => user.id)).not.toContain(jon);
  });

  it('finds Chinese names by characters, traditional forms, pinyin and initials, and marks the match', async () => {
    const ling = await profiles.newUser('linglong');
    await profiles.run(ling, 'mutation { updateProfile(input: { displayName: "王小龙" }) { __typename } }');
    for (const query of ['小龙', '小龍', 'xiaolong', 'wxl']) {
      const { searchUsers } = await profiles.run(
        null,
        'query ($q: String!) { searchUsers(query: $q) { edges { node { id } highlights } } }',
        { q: query },
      );
      expect(
        searchUsers.edges.map(({ node }: { node: { id: string } }) => node.id),
        query,
      ).toEqual([ling]);
      expect(searchUsers.edges[0].highlights[0], query).toContain('<mark>');
    }
  });

  it('a mute is silent, one-way, ends by its time, and is listed to its owner alone', async () => {
    const [kim, lea] = await pair('kim', 'lea');
    const end = new Date(Date.now() + 1_200).toISOString();
    const { mute } = await profiles.run(kim, `mutation ($input: MuteInput!) { mute(input: $input) { ${RELATION} } }`, {
      input: { userId: lea, until: end },
    });
    expect(mute.relation.isMuted).toBe(true);
    expect((await profiles.run(lea, USER, { id: kim })).user.id).toBe(kim);
    await until(
      async () =>
        !(await profiles.run(kim, 'query ($id: ID!) { user(id: $id) { relation { isMuted } } }', { id: lea })).user.relation
          .isMuted,
    );
  });

  it('a remark is private, kept, and removed by emptying it', async () => {
    const [mia, ned] = await pair('mia', 'ned');
    const set = `mutation ($id: ID!, $remark: String) { setRemark(userId: $id, remark: $remark) { ${RELATION} } }`;
    expect((await profiles.run(mia, set, { id: ned, remark: 'from the train' })).setRemark.relation.remark).toBe(
      'from the train',
    );
    expect((await profiles.run(mia, set, { id: ned, remark: '' })).setRemark.relation.remark).toBeNull();
    expect((await profiles.run(mia, set, { id: ned, remark: 'x'.repeat(51) })).setRemark.problems).toEqual([
      { field: 'remark', code: 'TOO_LONG' },
    ]);
  });

  it('a deactivated account is absent for everybody, and back when it returns', async () => {
    const [oda, pam] = await pair('oda', 'pam');
    await profiles.deactivate(oda, true);
    expect((await profiles.run(pam, USER, { id: oda })).user).toBeNull();
    await profiles.deactivate(oda, false);
    expect((await profiles.run(pam, USER, { id: oda })).user.id).toBe(oda);
  });

  it('search and mention suggestions show whom the caller follows first, each once, over all pages', async () => {
    const viewer = await profiles.newUser('quinn');
    const names = ['rosalind.a', 'rosalind.b', 'rosalind.c', 'rosalind.d'];
    const found = await Promise.all(names.map((name) => profiles.newUser(name)));
    const [popular = '', , followed = '', friend = ''] = found;
    for (const fan of found.slice(1)) await profiles.run(fan, change('follow'), { id: popular });
    await profiles.run(viewer, change('follow'), { id: followed });
    await profiles.run(viewer, change('follow'), { id: friend });
    await profiles.run(friend, change('follow'), { id: viewer });
    const { mentionSuggestions } = await profiles.run(viewer, '{ mentionSuggestions(prefix: "rosal") { id } }');
    expect(mentionSuggestions.map(({ id }: { id: string }) => id)).toEqual([friend, followed, popular, found[1]]);
    const search =
      'query ($after: String) { searchUsers(query: "rosalind", first: 1, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }';
    const pages: string[] = [];
    for (let after: string | null = null; pages.length < 10; ) {
      const { searchUsers } = await profiles.run(viewer, search, { after });
      pages.push(...searchUsers.nodes.map(({ id }: { id: string }) => id));
      if (!searchUsers.pageInfo.hasNextPage) break;
      after = searchUsers.pageInfo.endCursor;
    }
    expect(new Set(pages.slice(0, 2))).toEqual(new Set([followed, friend]));
    expect(pages.toSorted()).toEqual(found.toSorted());
  });

  it('a broken input names every problem, and nobody reports themselves', async () => {
    const sam = await profiles.newUser('sam');
    const { updateProfile } = await profiles.run(
      sam,
      `mutation { updateProfile(input: { avatarMediaId: "x", birthday: "2999-01-01" }) { ${REFUSAL} } }`,
    );
    expect(updateProfile.problems).toEqual([
      { field: 'avatarMediaId', code: 'NOT_FOUND' },
      { field: 'birthday', code: 'OUT_OF_RANGE' },
    ]);
    const report = `mutation ($id: ID!) { report(input: { subjectType: USER, subjectId: $id, reason: SPAM }) { __typename } }`;
    expect((await profiles.run(sam, report, { id: sam })).report.__typename).toBe('InvalidInput');
  });
});
