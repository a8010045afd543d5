import { PROFILE_TABLE, type Standing } from '@app/relations';
import type { Data } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProfiles } from './support.ts';

/** Who looks, and where that puts them in the decision table. */
const ROLES = {
  anonymous: 'anonymous',
  stranger: 'stranger',
  follower: 'follower',
  friend: 'friend',
  requested: 'stranger',
  requestedBack: 'stranger',
  blocked: 'blocked',
  blocker: 'blocked',
  moderator: 'stranger',
  self: 'self',
  deactivated: 'absent',
} as const satisfies Record<string, Standing>;
type Role = keyof typeof ROLES;
const ACCOUNTS = ['public', 'private', 'quiet'] as const;
type Account = (typeof ACCOUNTS)[number];

const PEOPLE = '(first: 100) { nodes { id } totalCount }';
/** Every field of a user: a new one must be put into the matrix. */
const CARD = `id username displayName bio avatar { id } cover { id } location website socialLinks { platform url } isVerified isPrivate joinedAt
  stats { followers following friends posts videos views }`;
const USER = `{ ${CARD} birthday relation { isFollowing followsYou isFriend isRequested hasRequestedYou isBlocked isMuted mutedUntil mutualFriendCount remark }
  followers${PEOPLE} following${PEOPLE} friends${PEOPLE} mutualFriends${PEOPLE} }`;
const ROOTS = `query ($id: ID!, $name: String!, $ids: [ID!]!, $reps: [_Any!]!) {
  user(id: $id) ${USER} userByUsername(username: $name) ${USER} users(ids: $ids) ${USER} _entities(representations: $reps) { ... on User ${USER} }
}`;
const FINDING = 'query ($name: String!) { searchUsers(query: $name, first: 100) { nodes { id } } }';
const SUGGESTING =
  'query ($name: String!) { mentionSuggestions(prefix: $name, first: 50) { id } suggestedUsers(first: 50) { user { id } } }';
const WITNESS = `query ($id: ID!) { user(id: $id) { followers${PEOPLE} following${PEOPLE} friends${PEOPLE} } }`;
const CHANGES = ['setRemark', 'mute', 'unmute', 'removeFollower', 'report'] as const;
const CHANGE = {
  setRemark: 'mutation ($id: ID!) { setRemark(userId: $id, remark: null) { __typename } }',
  mute: 'mutation ($id: ID!) { mute(input: { userId: $id }) { __typename } }',
  unmute: 'mutation ($id: ID!) { unmute(userId: $id) { __typename } }',
  removeFollower: 'mutation ($id: ID!) { removeFollower(userId: $id) { __typename } }',
  report: 'mutation ($id: ID!) { report(input: { subjectType: USER, subjectId: $id, reason: SPAM }) { __typename } }',
} as const;

type Profiles = Awaited<ReturnType<typeof startProfiles>>;
interface Scene {
  readonly account: Account;
  readonly ownerId: string;
  readonly username: string;
  /** A public account that is friends with the owner: its lists are a way to the owner. */
  readonly witnessId: string;
  readonly viewers: Readonly<Record<Role, string | null>>;
}

describe('who may see whom, on every way in', () => {
  let profiles: Profiles;
  const scenes: Scene[] = [];
  let cells = 0;
  const check = (actual: unknown, expected: unknown, where: string) => {
    cells += 1;
    expect(actual, where).toEqual(expected);
  };
  beforeAll(async () => {
    profiles = await startProfiles();
    for (const account of ACCOUNTS) scenes.push(await scene(account, false), await scene(account, true));
    await profiles.settle();
  }, 120_000);
  afterAll(() => profiles[Symbol.asyncDispose]());

  const change = (viewerId: string, field: string, id: string) =>
    profiles.run(viewerId, `mutation ($id: ID!) { ${field}(userId: $id) { __typename } }`, { id });

  /** An account with everybody around it; a deactivated one has the same people, and the role `deactivated` looks at it as its friend. */
  async function scene(account: Account, isDeactivated: boolean): Promise<Scene> {
    const name = `${account}${isDeactivated ? 'gone' : 'here'}`;
    const person = (role: string) => profiles.newUser(`${role.toLowerCase()}.${name}`);
    const roles = isDeactivated
      ? (['deactivated', 'anonymous'] as const)
      : (Object.keys(ROLES) as Role[]).filter((role) => role !== 'deactivated');
    const ownerId = await person('owner');
    const witnessId = await person('witness');
    await profiles.run(
      ownerId,
      'mutation { updateProfile(input: { bio: "b", birthday: "1990-05-05", location: "here" }) { __typename } }',
    );
    for (const [one, other] of [
      [ownerId, witnessId],
      [witnessId, ownerId],
    ] as const)
      await change(one, 'follow', other);
    const viewers: Record<string, string | null> = { anonymous: null, self: ownerId };
    for (const role of roles.filter((role) => role !== 'anonymous' && role !== 'self')) {
      const viewerId = await person(role);
      viewers[role] = viewerId;
      if (['follower', 'friend', 'deactivated'].includes(role)) await change(viewerId, 'follow', ownerId);
      if (['friend', 'deactivated'].includes(role)) await change(ownerId, 'follow', viewerId);
      if (role === 'blocked') await change(ownerId, 'block', viewerId);
      if (role === 'blocker') await change(viewerId, 'block', ownerId);
      if (role === 'requestedBack') {
        await profiles.run(viewerId, 'mutation { updatePrivacy(input: { isPrivate: true }) { __typename } }');
        await change(ownerId, 'follow', viewerId);
      }
    }
    const settings = { isPrivate: account === 'private', discoverable: account !== 'quiet' };
    await profiles.run(ownerId, 'mutation ($input: UpdatePrivacyInput!) { updatePrivacy(input: $input) { __typename } }', {
      input: settings,
    });
    // A public account cannot be asked: there, the one who asked is a stranger.
    if (account === 'private' && viewers.requested) await change(viewers.requested, 'follow', ownerId);
    if (isDeactivated) await profiles.deactivate(ownerId, true);
    const all = Object.fromEntries(Object.keys(ROLES).map((role) => [role, viewers[role] ?? null])) as Record<
      Role,
      string | null
    >;
    return { account, ownerId, username: `owner.${name}`, witnessId, viewers: all };
  }

  const looks = (): { scene: Scene; role: Role; viewerId: string | null; stands: Standing; where: string }[] =>
    scenes.flatMap((scene) => {
      const isGone = scene.username.endsWith('gone');
      const roles = (Object.keys(ROLES) as Role[]).filter((role) =>
        (isGone ? ['deactivated', 'anonymous'] : Object.keys(ROLES)).includes(role),
      );
      return roles
        .filter((role) => isGone || role !== 'deactivated')
        .map((role) => ({
          scene,
          role,
          viewerId: scene.viewers[role],
          stands: isGone ? 'absent' : ROLES[role],
          where: `${role} → ${scene.username}`,
        }));
    });
  const seesPeople = ({ account }: Scene, stands: Standing) =>
    account === 'private' ? PROFILE_TABLE[stands].privatePeople : PROFILE_TABLE[stands].people;
  const scopesOf = (role: Role) => (role === 'moderator' ? (['moderation'] as const) : []);
  const ask = async (viewerId: string | null, role: Role, query: string, variables: Record<string, unknown>): Promise<Data> => {
    const { data, errors } = await profiles.ask(viewerId, query, variables, scopesOf(role));
    expect(errors, query).toBeUndefined();
    return data;
  };

  it('every field of the user is in the matrix', () => {
    const fields = Object.keys(userFields(profiles));
    for (const field of fields) expect(USER).toMatch(new RegExp(`\\b${field}\\b`));
  });

  it('root fields, lists of users and entity references show exactly what the table says', async () => {
    for (const { scene, role, viewerId, stands, where } of looks()) {
      const { ownerId, username } = scene;
      const answer = await ask(viewerId, role, ROOTS, {
        id: ownerId,
        name: username,
        ids: [ownerId],
        reps: [{ __typename: 'User', id: ownerId }],
      });
      const ways = {
        user: answer.user,
        userByUsername: answer.userByUsername,
        users: answer.users[0],
        _entities: answer._entities[0],
      };
      for (const [way, user] of Object.entries(ways)) {
        const at = `${where} by ${way}`;
        check(user !== null, PROFILE_TABLE[stands].card, at);
        if (user === null) continue;
        checkFields(scene, stands, user, at);
      }
    }
  });

  function checkFields(scene: Scene, stands: Standing, user: Data, at: string) {
    const fixed = {
      id: scene.ownerId,
      username: scene.username,
      bio: 'b',
      location: 'here',
      isPrivate: scene.account === 'private',
    };
    for (const [field, value] of Object.entries(fixed)) check(user[field], value, `${at}.${field}`);
    check(user.birthday, PROFILE_TABLE[stands].own ? '1990-05-05' : null, `${at}.birthday`);
    check(user.relation !== null, PROFILE_TABLE[stands].relation, `${at}.relation`);
    check(user.stats, { followers: 3, following: 2, friends: 2, posts: 0, videos: 0, views: 0 }, `${at}.stats`);
    const isShown = seesPeople(scene, stands);
    const witnessed = { followers: true, following: true, friends: true, mutualFriends: false };
    for (const [list, hasWitness] of Object.entries(witnessed)) {
      const ids = user[list].nodes.map(({ id }: { id: string }) => id);
      if (list !== 'mutualFriends' || stands !== 'self')
        check(ids.includes(scene.witnessId), isShown && hasWitness, `${at}.${list}`);
      check(user[list].totalCount, ids.length, `${at}.${list}.totalCount`);
    }
  }

  it('searches, mention suggestions and suggestions find whom the table lets be found', async () => {
    for (const { scene, role, viewerId, stands, where } of looks()) {
      const row = PROFILE_TABLE[stands];
      const isFindable = scene.account === 'quiet' ? row.quietFinding : row.finding;
      const { searchUsers } = await ask(viewerId, role, FINDING, { name: scene.username });
      check(includes(searchUsers.nodes, scene.ownerId), isFindable, `${where} by search`);
      if (viewerId === null) continue;
      const { mentionSuggestions, suggestedUsers } = await ask(viewerId, role, SUGGESTING, { name: scene.username });
      check(includes(mentionSuggestions, scene.ownerId), isFindable && stands !== 'self', `${where} by mention`);
      const suggested = suggestedUsers.map(({ user }: Data) => user);
      const isNew = stands === 'stranger' && !(role === 'requested' && scene.account === 'private');
      check(includes(suggested, scene.ownerId), isFindable && isNew, `${where} by suggestion`);
    }
  });

  it("other people's lists show and count only whom the table lets be seen", async () => {
    for (const { scene, role, viewerId, stands, where } of looks()) {
      const { user } = await ask(viewerId, role, WITNESS, { id: scene.witnessId });
      const isShown = PROFILE_TABLE[stands].card && viewerId !== null;
      for (const list of ['followers', 'following', 'friends']) {
        check(includes(user[list].nodes, scene.ownerId), isShown, `${where} by ${list} of another`);
        check(user[list].totalCount, isShown ? 1 : 0, `${where} counted in ${list} of another`);
      }
    }
  });

  it('the private side of a user is nobody else’s, whatever a reference says', async () => {
    const query =
      'query ($reps: [_Any!]!) { _entities(representations: $reps) { ... on Viewer { id language privacy { isPrivate } } ... on Report { id } } }';
    for (const { scene, role, viewerId, where } of looks()) {
      const { _entities } = await ask(viewerId, role, query, { reps: [{ __typename: 'Viewer', id: scene.ownerId }] });
      check(_entities[0] !== null, role === 'self', `${where} by a reference to the viewer`);
    }
  });

  it('changes reach only whom the caller can see, and answer the same for blocked, deactivated and unknown people', async () => {
    for (const { scene, role, viewerId, stands, where } of looks()) {
      if (viewerId === null || !['stranger', 'blocked', 'blocker', 'deactivated'].includes(role)) continue;
      for (const field of CHANGES) {
        const answer = await ask(viewerId, role, CHANGE[field], { id: scene.ownerId });
        const { __typename } = answer[field];
        check(__typename === 'NotFound', !PROFILE_TABLE[stands].card, `${where} by ${field}`);
      }
    }
  });

  it('looked at enough', () => {
    expect(cells).toBeGreaterThan(1_500);
  });
});

function includes(nodes: readonly { id: string }[], id: string): boolean {
  return nodes.some((node) => node.id === id);
}

function userFields(profiles: Profiles): Record<string, unknown> {
  const type = profiles.subgraph.schema.getType('User');
  if (type === undefined || !('getFields' in type)) throw new Error('there is no type User');
  return type.getFields();
}
