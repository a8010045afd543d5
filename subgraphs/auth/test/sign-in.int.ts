import { sessionStateKey } from '@app/contracts';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshIp, REFRESH, STEP_UP, startAuth, type TestAuth, type TestUser, word } from './support.ts';

let auth: TestAuth;
beforeAll(async () => {
  auth = await startAuth();
});
afterAll(() => auth[Symbol.asyncDispose]());

const DEVICE = 'AbCdEfGhIjKlMnOpQrStUv';
const fail = (user: TestUser, client = {}) => auth.logIn(user.username, 'a wrong password', client);
const refresh = (token: string) => auth.run(REFRESH, { token });
const isSignedIn = async (accessToken: string) => (await auth.viewerOf(accessToken)) !== null;
const attemptsOf = (user: TestUser) =>
  auth.sql(`SELECT succeeded, reason FROM auth."LoginAttempts" WHERE user_id = $1 ORDER BY id`, [user.id]);

describe('lockout', () => {
  it('locks the account after five wrong passwords; then the right one gives the same answer', async () => {
    const user = await auth.newUser();
    const wrong = [];
    for (let index = 0; index < 5; index++) wrong.push(await fail(user));
    const right = await auth.logIn(user.username);
    expect(new Set([...wrong, right].map((answer) => JSON.stringify(answer))).size).toBe(1);
    const reasons = (await attemptsOf(user)).map(({ reason }) => reason);
    expect(reasons).toEqual([...Array(5).fill('wrong_password'), 'locked']);
  });

  it('lets 50 parallel wrong passwords never exceed the limit', async () => {
    const user = await auth.newUser();
    await Promise.all(Array.from({ length: 50 }, () => fail(user)));
    const reasons = (await attemptsOf(user)).map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === 'wrong_password')).toHaveLength(5);
    expect(reasons.filter((reason) => reason === 'locked')).toHaveLength(45);
  });

  it('opens by time, and doubles with each lock', async () => {
    const user = await auth.newUser();
    for (let index = 0; index < 5; index++) await fail(user);
    auth.clock.advance(61);
    for (let index = 0; index < 5; index++) await fail(user);
    auth.clock.advance(61);
    expect((await auth.logIn(user.username)).__typename).toBe('InvalidCredentials');
    auth.clock.advance(60);
    expect((await auth.logIn(user.username)).__typename).toBe('TokensIssued');
  });

  it('does not keep the owner out on a device that signed in before', async () => {
    const user = await auth.newUser({ deviceId: DEVICE });
    for (let index = 0; index < 5; index++) await fail(user);
    expect((await auth.logIn(user.username)).__typename).toBe('InvalidCredentials');
    expect((await auth.logIn(user.username, user.password, { deviceId: DEVICE })).__typename).toBe('TokensIssued');
    expect((await auth.logIn(user.username, user.password, { deviceId: 'x'.repeat(22) })).__typename).toBe('InvalidCredentials');
  });

  it('does not keep out who holds a live session, and counts wrong passwords there by themselves', async () => {
    const user = await auth.newUser();
    const { accessToken } = user.tokens;
    for (let index = 0; index < 5; index++) await fail(user);
    expect((await auth.logIn(user.username, user.password, { accessToken })).__typename).toBe('TokensIssued');
    for (let index = 0; index < 5; index++) await fail(user, { accessToken });
    expect((await auth.logIn(user.username, user.password, { accessToken })).__typename).toBe('InvalidCredentials');
  });

  it('locks an address after 50 wrong passwords over many accounts, and nobody else', async () => {
    const user = await auth.newUser();
    const ip = freshIp();
    for (let index = 0; index < 50; index++) await auth.logIn(word(), 'a wrong password', { ip });
    expect((await auth.logIn(user.username, user.password, { ip })).__typename).toBe('InvalidCredentials');
    expect((await auth.logIn(user.username)).__typename).toBe('TokensIssued');
  });

  it('tells the owner by an alert', async () => {
    const user = await auth.newUser();
    for (let index = 0; index < 5; index++) await fail(user);
    const [mail] = await auth.mails(user.email, 'security-alert');
    expect(mail?.data.kind).toBe('LOCKOUT');
  });
});

describe('signing in', () => {
  it('takes e-mail or username in any spelling', async () => {
    const user = await auth.newUser();
    for (const name of [user.email, user.email.toUpperCase(), ` ${user.username} `, user.username.toUpperCase()]) {
      expect((await auth.logIn(name)).__typename).toBe('TokensIssued');
    }
  });

  it('answers names that no name can be', async () => {
    for (const name of ['', '\u0000', '\ud800', 'x'.repeat(5_000), "' OR 1=1 --", '{"$gt":""}']) {
      expect((await auth.logIn(name)).__typename).toBe('InvalidCredentials');
    }
  });

  it('opens a new session each time, alerts of a new device once', async () => {
    const user = await auth.newUser({ deviceId: DEVICE });
    await auth.logIn(user.username, user.password, { deviceId: DEVICE });
    expect(await auth.mails(user.email, 'security-alert')).toHaveLength(0);
    await auth.logIn(user.username, user.password, { deviceId: 'NewDeviceNewDeviceNewD' });
    await auth.logIn(user.username, user.password, { deviceId: 'NewDeviceNewDeviceNewD' });
    const mails = await auth.mails(user.email, 'security-alert');
    expect(mails.map(({ data }) => data.kind)).toEqual(['NEW_DEVICE']);
    const sessions = await auth.run('{ viewer { sessions { id } } }', {}, { accessToken: user.tokens.accessToken });
    expect(sessions.sessions).toHaveLength(4);
  });

  it('hashes a password anew when the cost has changed, and signs nobody out', async () => {
    const user = await auth.newUser();
    await auth.sql(`SELECT set_config('auth.reason', 'rehash', false)`);
    const [{ password_hash: before }] = await auth.sql(`SELECT password_hash FROM auth."Users" WHERE id = $1`, [user.id]);
    const { hash } = await import('@node-rs/argon2');
    const older = await hash(user.password, { memoryCost: 128, timeCost: 1 });
    await auth.sql(`UPDATE auth."Users" SET password_hash = $2 WHERE id = $1`, [user.id, older]);
    await auth.sql(`SELECT set_config('auth.reason', '', false)`);
    expect((await auth.logIn(user.username)).__typename).toBe('TokensIssued');
    const [{ password_hash: after }] = await auth.sql(`SELECT password_hash FROM auth."Users" WHERE id = $1`, [user.id]);
    expect(after).not.toBe(older);
    expect(after.split('$')[3]).toBe(before.split('$')[3]);
    expect(await isSignedIn(user.tokens.accessToken)).toBe(true);
  });
});

describe('refresh tokens', () => {
  it('make one successor of 50 parallel uses', async () => {
    const { tokens } = await auth.newUser();
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(tokens.refreshToken)));
    expect(new Set(answers.map((answer) => answer.tokens.refreshToken)).size).toBe(1);
    const next = await refresh(answers[0].tokens.refreshToken);
    expect(next.__typename).toBe('TokensIssued');
  });

  it('kill the family and its session when one is used again after the overlap, with an audit entry', async () => {
    const user = await auth.newUser();
    const first = user.tokens.refreshToken;
    const second = await refresh(first);
    expect((await refresh(first)).tokens.refreshToken).toBe(second.tokens.refreshToken);
    auth.clock.advance(11);
    expect((await refresh(first)).__typename).toBe('InvalidCredentials');
    expect((await refresh(second.tokens.refreshToken)).__typename).toBe('InvalidCredentials');
    expect(await isSignedIn(second.tokens.accessToken)).toBe(false);
    const actions = await auth.sql(`SELECT action FROM auth."AuditLogs" WHERE subject_id = $1 AND action = 'refresh.reused'`, [
      user.id,
    ]);
    expect(actions).toHaveLength(1);
    expect((await auth.mails(user.email, 'security-alert'))[0]?.data.kind).toBe('REFRESH_REUSED');
  });

  it('are not stored, only their hashes', async () => {
    const { tokens } = await auth.newUser();
    const rows = await auth.sql(`SELECT encode(token_hash, 'escape') AS hash FROM auth."RefreshTokens"`);
    expect(JSON.stringify(rows)).not.toContain(tokens.refreshToken);
  });

  it('end with an idle session, and with its greatest age', async () => {
    const idle = await auth.newUser();
    const busy = await auth.newUser();
    let token = busy.tokens.refreshToken;
    const week = 7 * 86_400;
    for (let days = 0; days < 175; days += 7) {
      auth.clock.advance(week);
      const answer = await refresh(token);
      expect(answer.__typename).toBe('TokensIssued');
      token = answer.tokens.refreshToken;
    }
    expect((await refresh(idle.tokens.refreshToken)).__typename).toBe('InvalidCredentials');
    auth.clock.advance(week);
    expect((await refresh(token)).__typename).toBe('InvalidCredentials');
  });

  it('answers nonsense as it answers a spent one', async () => {
    for (const token of ['', 'nonsense', '\u0000', 'x'.repeat(10_000)])
      expect((await refresh(token)).__typename).toBe('InvalidCredentials');
  });
});

describe('sessions', () => {
  const REVOKE = 'mutation ($id: ID!) { revokeSession(sessionId: $id) { __typename } }';

  it('are listed with device, browser and address, the current one first', async () => {
    const user = await auth.newUser();
    const ip = freshIp();
    const phone = await auth.logIn(user.username, user.password, { ip }, '  林的手机\n ');
    const { sessions } = await auth.run(
      '{ viewer { sessions { isCurrent device userAgent ip expiresAt } } }',
      {},
      { accessToken: user.tokens.accessToken },
    );
    expect(sessions).toMatchObject([
      { isCurrent: true, device: 'test/1.0' },
      { isCurrent: false, device: '林的手机', userAgent: 'test/1.0', ip },
    ]);
    expect(phone.__typename).toBe('TokensIssued');
  });

  it('end one by one, and a session of somebody else looks like none', async () => {
    const [user, other] = [await auth.newUser(), await auth.newUser()];
    const second = await auth.logIn(user.username);
    const id = String(decodeJwt(second.tokens.accessToken).sid);
    expect((await auth.run(REVOKE, { id }, { accessToken: other.tokens.accessToken })).__typename).toBe('NotFound');
    expect(await isSignedIn(second.tokens.accessToken)).toBe(true);
    expect((await auth.run(REVOKE, { id }, { accessToken: user.tokens.accessToken })).__typename).toBe('Done');
    expect(await isSignedIn(second.tokens.accessToken)).toBe(false);
    for (const gone of [id, 'nonsense'])
      expect((await auth.run(REVOKE, { id: gone }, { accessToken: user.tokens.accessToken })).__typename).toBe('NotFound');
  });

  it('end everywhere but here, or here too, and the count is told', async () => {
    const user = await auth.newUser();
    const others = [await auth.logIn(user.username), await auth.logIn(user.username)];
    const client = { accessToken: user.tokens.accessToken };
    expect(await auth.run('mutation { logOutEverywhere }', {}, client)).toBe(2);
    for (const { tokens } of others) expect(await isSignedIn(tokens.accessToken)).toBe(false);
    expect(await isSignedIn(user.tokens.accessToken)).toBe(true);
    expect(await auth.run('mutation { logOutEverywhere(keepCurrent: false) }', {}, client)).toBe(1);
    expect(await isSignedIn(user.tokens.accessToken)).toBe(false);
  });

  it('are dead in the cache of the gateway before the answer, and nothing brings them back', async () => {
    const user = await auth.newUser();
    const sid = String(decodeJwt(user.tokens.accessToken).sid);
    const key = auth.runtime.redisPrefix + sessionStateKey(sid);
    await auth.viewerOf(user.tokens.accessToken);
    expect(JSON.parse((await auth.runtime.redis.get(key)) ?? '{}')).toMatchObject({ state: 'active', userId: user.id });
    expect(await auth.runtime.redis.pttl(key)).toBeLessThanOrEqual(60_000);
    await auth.run('mutation { logOut }', {}, { accessToken: user.tokens.accessToken });
    expect(JSON.parse((await auth.runtime.redis.get(key)) ?? '{}')).toEqual({ state: 'ended' });
    expect(await auth.runtime.redis.pttl(key)).toBeGreaterThan(15 * 60_000);
  });

  it('publish their end, so that open sockets close', async () => {
    const user = await auth.newUser();
    const sid = decodeJwt(user.tokens.accessToken).sid;
    await auth.run('mutation { logOut }', {}, { accessToken: user.tokens.accessToken });
    const [row] = await auth.sql(
      `SELECT topics, data FROM auth_support."Outbox" WHERE key = $1 AND type = 'auth.session.revoked.v1'`,
      [user.id],
    );
    expect(row).toEqual({ topics: [`user:${user.id}`, `session:${sid}`], data: { userId: user.id, sessionIds: [sid] } });
  });
});

describe('stepUp', () => {
  const change = (accessToken: string) =>
    auth.run('mutation { requestAccountDeletion { __typename ... on NotAllowed { reason } } }', {}, { accessToken });

  it('is needed once the sign-in is 15 minutes old, and lasts 15 minutes', async () => {
    const user = await auth.newUser();
    auth.clock.advance(901);
    const { tokens } = await auth.logIn(user.username);
    auth.clock.advance(901);
    expect((await change(tokens.accessToken)).reason).toBe('STEP_UP_REQUIRED');
    const stepped = await auth.run(STEP_UP, { input: { password: user.password } }, { accessToken: tokens.accessToken });
    expect(stepped.__typename).toBe('TokensIssued');
    auth.clock.advance(895);
    expect((await change(stepped.tokens.accessToken)).__typename).toBe('AccountSuccess');
  });

  it('hands out a new refresh token for the same session', async () => {
    const user = await auth.newUser();
    const { accessToken, refreshToken } = user.tokens;
    const stepped = await auth.run(STEP_UP, { input: { password: user.password } }, { accessToken });
    expect(decodeJwt(stepped.tokens.accessToken).sid).toBe(decodeJwt(accessToken).sid);
    expect((await refresh(refreshToken)).__typename).toBe('InvalidCredentials');
    expect((await refresh(stepped.tokens.refreshToken)).__typename).toBe('TokensIssued');
  });

  it('locks after ten wrong passwords in 15 minutes, also for the right one, also 50 in parallel', async () => {
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    const wrong = await Promise.all(
      Array.from({ length: 50 }, () => auth.run(STEP_UP, { input: { password: 'a wrong password' } }, client)),
    );
    expect(new Set(wrong.map(({ __typename }) => __typename))).toEqual(new Set(['InvalidCredentials']));
    expect((await auth.run(STEP_UP, { input: { password: user.password } }, client)).__typename).toBe('InvalidCredentials');
    auth.clock.advance(61);
    expect((await auth.run(STEP_UP, { input: { password: user.password } }, client)).__typename).toBe('TokensIssued');
  });

  it('asks for something', async () => {
    const user = await auth.newUser();
    const answer = await auth.run(STEP_UP, { input: {} }, { accessToken: user.tokens.accessToken });
    expect(answer.__typename).toBe('InvalidCredentials');
  });
});
