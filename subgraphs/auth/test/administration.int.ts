import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshIp, REFUSALS, startAuth, type TestAuth, type TestUser, word } from './support.ts';

let auth: TestAuth;
let admin: TestUser;
beforeAll(async () => {
  auth = await startAuth();
  admin = await auth.newStaff('ADMIN');
});
afterAll(() => auth[Symbol.asyncDispose]());

const ACCOUNT = `${REFUSALS} ... on AccountSuccess { account { id status lockedUntil roles } }`;
const ASSIGN = `mutation ($id: ID!, $role: RoleName!) { assignRole(accountId: $id, role: $role) { ${ACCOUNT} } }`;
const REVOKE = `mutation ($id: ID!, $role: RoleName!) { revokeRole(accountId: $id, role: $role) { ${ACCOUNT} } }`;
const LOCK = `mutation ($id: ID!, $until: DateTime) { lockAccount(accountId: $id, until: $until) { ${ACCOUNT} } }`;
const UNLOCK = `mutation ($id: ID!) { unlockAccount(accountId: $id) { ${ACCOUNT} } }`;
const ACCOUNTS = `query ($query: String, $status: AccountStatus, $first: Int, $after: String) {
  accounts(query: $query, status: $status, first: $first, after: $after) { nodes { id email status } pageInfo { hasNextPage endCursor } } }`;
const AUDIT = `query ($accountId: ID, $action: String, $since: DateTime, $until: DateTime, $first: Int, $after: String) {
  auditLog(accountId: $accountId, action: $action, since: $since, until: $until, first: $first, after: $after) {
    nodes { id at action actorId subjectId ip userAgent hash details { key value } } edges { cursor } pageInfo { hasNextPage endCursor } } }`;
const ATTEMPTS = `query ($accountId: ID, $ip: String, $first: Int, $after: String) {
  loginAttempts(accountId: $accountId, ip: $ip, first: $first, after: $after) { nodes { name accountId succeeded reason ip } pageInfo { hasNextPage endCursor } } }`;
const CHAIN = '{ auditChain { intact entries firstBrokenId } }';

const asAdmin = () => ({ accessToken: admin.tokens.accessToken });
/** A fresh sign-in of the administrator, whatever other tests did to the clock. */
async function signInAdmin(): Promise<void> {
  admin = { ...admin, tokens: (await auth.logIn(admin.username)).tokens };
}
const actionsAbout = async (id: string): Promise<string[]> =>
  (await auth.run(AUDIT, { accountId: id, first: 100 }, asAdmin())).nodes.map(({ action }: { action: string }) => action);

describe('roles', () => {
  it('act at once: a given one opens, a taken one closes, before the token ends', async () => {
    await signInAdmin();
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    expect((await auth.ask(CHAIN, {}, client)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const given = await auth.run(ASSIGN, { id: user.id, role: 'ADMIN' }, asAdmin());
    expect(given.account.roles).toEqual(['USER', 'ADMIN']);
    expect((await auth.run(CHAIN, {}, client)).intact).toBe(true);
    const taken = await auth.run(REVOKE, { id: user.id, role: 'ADMIN' }, asAdmin());
    expect(taken.account.roles).toEqual(['USER']);
    expect((await auth.ask(CHAIN, {}, client)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await actionsAbout(user.id)).toEqual(expect.arrayContaining(['role.assigned', 'role.revoked']));
  });

  it('leave everybody USER and somebody ADMIN', async () => {
    await signInAdmin();
    const user = await auth.newUser();
    expect((await auth.run(REVOKE, { id: user.id, role: 'USER' }, asAdmin())).reason).toBe('BASE_ROLE');
    expect((await auth.run(REVOKE, { id: admin.id, role: 'ADMIN' }, asAdmin())).reason).toBe('LAST_ADMIN');
    expect((await auth.run(REVOKE, { id: user.id, role: 'ADMIN' }, asAdmin())).__typename).toBe('AccountSuccess');
  });

  it('are changed by administrators with a fresh proof, for accounts that exist', async () => {
    await signInAdmin();
    const [user, moderator] = [await auth.newUser(), await auth.newStaff('MODERATOR')];
    const change = { id: user.id, role: 'ADMIN' };
    for (const accessToken of [user.tokens.accessToken, moderator.tokens.accessToken])
      expect((await auth.ask(ASSIGN, change, { accessToken })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await auth.ask(ASSIGN, change)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    for (const id of ['nonsense', '01900000-0000-7000-8000-000000000000'])
      expect((await auth.run(ASSIGN, { id, role: 'ADMIN' }, asAdmin())).__typename).toBe('NotFound');
    auth.clock.advance(901);
    expect((await auth.run(ASSIGN, change, asAdmin())).reason).toBe('STEP_UP_REQUIRED');
    expect((await auth.run(LOCK, { id: user.id }, asAdmin())).reason).toBe('STEP_UP_REQUIRED');
    expect((await auth.run(UNLOCK, { id: user.id }, asAdmin())).reason).toBe('STEP_UP_REQUIRED');
  });
});

describe('locks by staff', () => {
  it('end live sessions and hold until unlocked', async () => {
    await signInAdmin();
    const user = await auth.newUser({ deviceId: 'KnownDeviceKnownDevice' });
    const locked = await auth.run(LOCK, { id: user.id }, asAdmin());
    expect(locked.account).toMatchObject({ status: 'LOCKED', lockedUntil: null });
    expect(await auth.viewerOf(user.tokens.accessToken)).toBeNull();
    const client = { deviceId: 'KnownDeviceKnownDevice' };
    expect((await auth.logIn(user.username, user.password, client)).__typename).toBe('InvalidCredentials');
    expect((await auth.run(UNLOCK, { id: user.id }, asAdmin())).account.status).toBe('ACTIVE');
    expect((await auth.logIn(user.username)).__typename).toBe('TokensIssued');
    expect(await actionsAbout(user.id)).toEqual(expect.arrayContaining(['account.locked', 'account.unlocked']));
  });

  it('end at their time', async () => {
    await signInAdmin();
    const user = await auth.newUser();
    const until = new Date(auth.clock.now().getTime() + 120_000).toISOString();
    expect((await auth.run(LOCK, { id: user.id, until }, asAdmin())).account).toMatchObject({
      status: 'LOCKED',
      lockedUntil: until,
    });
    expect((await auth.logIn(user.username)).__typename).toBe('InvalidCredentials');
    auth.clock.advance(121);
    expect((await auth.logIn(user.username)).__typename).toBe('TokensIssued');
  });

  it('refuse oneself, the past, and unknown accounts', async () => {
    await signInAdmin();
    const user = await auth.newUser();
    expect((await auth.run(LOCK, { id: admin.id }, asAdmin())).reason).toBe('SELF');
    const past = await auth.run(LOCK, { id: user.id, until: '2020-01-01T00:00:00Z' }, asAdmin());
    expect(past.problems).toEqual([{ field: 'until', code: 'OUT_OF_RANGE' }]);
    expect((await auth.run(LOCK, { id: user.id, until: '9999-12-31T23:59:59Z' }, asAdmin())).__typename).toBe('AccountSuccess');
    expect((await auth.run(UNLOCK, { id: 'nonsense' }, asAdmin())).__typename).toBe('NotFound');
  });

  it('by wrong passwords are seen and opened by staff', async () => {
    await signInAdmin();
    const user = await auth.newUser();
    for (let index = 0; index < 5; index++) await auth.logIn(user.username, 'a wrong password');
    const { nodes } = await auth.run(ACCOUNTS, { query: user.username, status: 'LOCKED' }, asAdmin());
    expect(nodes).toMatchObject([{ id: user.id, status: 'LOCKED' }]);
    expect((await auth.run(UNLOCK, { id: user.id }, asAdmin())).account).toMatchObject({ status: 'ACTIVE', lockedUntil: null });
    expect((await auth.logIn(user.username)).__typename).toBe('TokensIssued');
  });
});

describe('lists for staff', () => {
  it('find accounts by beginning of e-mail or username and by status, page by page, newest first', async () => {
    await signInAdmin();
    const stem = word('s');
    const users = [];
    for (const letter of ['a', 'b', 'c']) {
      const user = await auth.newUser();
      await auth.sql(`UPDATE auth."Users" SET username = $2, username_folded = $2 WHERE id = $1`, [user.id, `${stem}${letter}`]);
      users.push(user);
    }
    const first = await auth.run(ACCOUNTS, { query: stem.toUpperCase(), first: 2 }, asAdmin());
    const second = await auth.run(ACCOUNTS, { query: stem.toUpperCase(), first: 2, after: first.pageInfo.endCursor }, asAdmin());
    const ids = [...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id);
    expect(ids).toEqual(users.map(({ id }) => id).reverse());
    expect(second.pageInfo.hasNextPage).toBe(false);
    const byMail = await auth.run(ACCOUNTS, { query: users[0]?.email }, asAdmin());
    expect(byMail.nodes).toHaveLength(1);
    expect((await auth.run(ACCOUNTS, { query: stem, status: 'UNVERIFIED' }, asAdmin())).nodes).toEqual([]);
    expect((await auth.run(ACCOUNTS, { query: '%' }, asAdmin())).nodes).toEqual([]);
  });

  it('refuse bad page sizes and foreign cursors', async () => {
    await signInAdmin();
    const other = await auth.newStaff('ADMIN');
    const { pageInfo } = await auth.run(ACCOUNTS, { first: 1 }, asAdmin());
    for (const variables of [{ first: 0 }, { first: -1 }, { first: 101 }, { after: 'nonsense' }])
      expect((await auth.ask(ACCOUNTS, variables, asAdmin())).errors?.[0]?.message).toBeTruthy();
    const stolen = await auth.ask(ACCOUNTS, { first: 1, after: pageInfo.endCursor }, { accessToken: other.tokens.accessToken });
    expect(stolen.errors?.[0]?.message).toMatch(/cursor/);
  });

  it('show the tries to sign in by account and address, with their reasons', async () => {
    await signInAdmin();
    const user = await auth.newUser();
    const ip = freshIp();
    await auth.logIn(user.username, 'a wrong password', { ip });
    await auth.logIn(user.username, user.password, { ip });
    const { nodes } = await auth.run(ATTEMPTS, { accountId: user.id }, asAdmin());
    expect(nodes).toEqual([
      { name: user.username, accountId: user.id, succeeded: true, reason: null, ip },
      { name: user.username, accountId: user.id, succeeded: false, reason: 'wrong_password', ip },
    ]);
    const nobody = word();
    await auth.logIn(nobody, 'a wrong password', { ip });
    const byAddress = await auth.run(ATTEMPTS, { ip, first: 1 }, asAdmin());
    expect(byAddress.nodes).toMatchObject([{ name: nobody, accountId: null, reason: 'unknown_name' }]);
    expect(byAddress.pageInfo.hasNextPage).toBe(true);
    for (const variables of [{ ip: 'nonsense' }, { accountId: 'nonsense' }])
      expect((await auth.run(ATTEMPTS, variables, asAdmin())).nodes).toEqual([]);
  });

  it('show the audit log newest first, by account, action and time, with who, what, when and from where', async () => {
    await signInAdmin();
    const user = await auth.newUser();
    const ip = freshIp();
    const since = auth.clock.now().toISOString();
    await auth.run('mutation { logOut }', {}, { accessToken: user.tokens.accessToken, ip });
    const { nodes } = await auth.run(AUDIT, { accountId: user.id, since }, asAdmin());
    expect(nodes).toMatchObject([{ action: 'session.revoked', actorId: user.id, subjectId: user.id, ip, userAgent: 'test/1.0' }]);
    expect(nodes[0].details).toContainEqual({ key: 'reason', value: 'signed_out' });
    expect(await actionsAbout(user.id)).toEqual(['session.revoked', 'session.created', 'account.verified', 'account.registered']);
    const created = await auth.run(AUDIT, { accountId: user.id, action: 'session.created' }, asAdmin());
    expect(created.nodes).toHaveLength(1);
    const page = await auth.run(AUDIT, { first: 1 }, asAdmin());
    const next = await auth.run(AUDIT, { first: 1, after: page.pageInfo.endCursor }, asAdmin());
    expect(next.nodes[0].id).not.toBe(page.nodes[0].id);
    for (const variables of [{ until: '0000-01-01T00:00:00Z' }, { accountId: 'nonsense' }, { action: 'no.such' }])
      expect((await auth.run(AUDIT, variables, asAdmin())).nodes).toEqual([]);
  });
});

describe('the audit chain', () => {
  it('breaks visibly when a row is edited by hand, and the service can do neither that nor delete', async () => {
    await using own = await startAuth();
    const staff = await own.newStaff('ADMIN');
    const client = { accessToken: staff.tokens.accessToken };
    const before = await own.run(CHAIN, {}, client);
    expect(before).toMatchObject({ intact: true, firstBrokenId: null });
    expect(before.entries).toBeGreaterThan(0);
    await own.sql('SET ROLE wechat_auth_service');
    await expect(own.sql(`UPDATE auth."AuditLogs" SET action = 'x.y'`)).rejects.toThrow(/permission denied/);
    await expect(own.sql(`DELETE FROM auth."AuditLogs"`)).rejects.toThrow(/permission denied/);
    await own.sql('RESET ROLE');
    await expect(own.sql(`DELETE FROM auth."AuditLogs"`)).rejects.toThrow(/append-only/);
    await own.sql('ALTER TABLE auth."AuditLogs" DISABLE TRIGGER ALL');
    const [edited] = await own.sql(`UPDATE auth."AuditLogs" SET details = '{"edited": true}' WHERE seq = 2 RETURNING id`);
    expect(await own.run(CHAIN, {}, client)).toMatchObject({ intact: false, firstBrokenId: edited.id });
  });
});
