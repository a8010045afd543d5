import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, REFRESH, REFUSALS, REGISTER, startAuth, type TestAuth, TOKENS, word } from './support.ts';

let auth: TestAuth;
beforeAll(async () => {
  auth = await startAuth();
});
afterAll(() => auth[Symbol.asyncDispose]());

const NEW_PASSWORD = 'another correct horse battery';
const CHANGE_PASSWORD = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ... on TokensIssued { ${TOKENS} } ... on InvalidInput { problems { field code } } } }`;
const REQUEST_RESET = 'mutation ($email: String!) { requestPasswordReset(email: $email) }';
const RESET = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ${REFUSALS} } }`;
const CHANGE_NAME = `mutation ($username: String!) { changeUsername(username: $username) { ${REFUSALS} ... on AccountSuccess { account { username } } } }`;
const REQUEST_EMAIL = `mutation ($newEmail: String!) { requestEmailChange(newEmail: $newEmail) { ${REFUSALS} } }`;
const CONFIRM_EMAIL = `mutation ($token: String!) { confirmEmailChange(token: $token) { ${REFUSALS} ... on AccountSuccess { account { email } } } }`;

const changePassword = (accessToken: string, currentPassword: string, newPassword = NEW_PASSWORD) =>
  auth.run(CHANGE_PASSWORD, { input: { currentPassword, newPassword } }, { accessToken });
const isSignedIn = async (accessToken: string) => (await auth.viewerOf(accessToken)) !== null;
const alertsOf = async (email: string) => (await auth.mails(email, 'security-alert')).map(({ data }) => data.kind);

describe('changing the password', () => {
  it('ends all other sessions, gives this one new tokens, and tells the owner', async () => {
    const user = await auth.newUser();
    const other = await auth.logIn(user.username);
    const answer = await changePassword(user.tokens.accessToken, user.password);
    expect(answer.__typename).toBe('TokensIssued');
    expect(await isSignedIn(other.tokens.accessToken)).toBe(false);
    expect(await isSignedIn(answer.tokens.accessToken)).toBe(true);
    expect((await auth.run(REFRESH, { token: user.tokens.refreshToken })).__typename).toBe('InvalidCredentials');
    expect((await auth.run(REFRESH, { token: answer.tokens.refreshToken })).__typename).toBe('TokensIssued');
    expect((await auth.logIn(user.username)).__typename).toBe('InvalidCredentials');
    expect((await auth.logIn(user.username, NEW_PASSWORD)).__typename).toBe('TokensIssued');
    expect(await alertsOf(user.email)).toContain('PASSWORD_CHANGED');
  });

  it('refuses a wrong present one, ten times at most, and a weak new one', async () => {
    const user = await auth.newUser();
    const weak = await changePassword(user.tokens.accessToken, user.password, 'password1');
    expect(weak.problems).toEqual([{ field: 'newPassword', code: 'TOO_COMMON' }]);
    const own = await changePassword(user.tokens.accessToken, user.password, user.email);
    expect(own.problems).toEqual([{ field: 'newPassword', code: 'TOO_COMMON' }]);
    const wrong = await Promise.all(
      Array.from({ length: 10 }, () => changePassword(user.tokens.accessToken, 'a wrong password')),
    );
    expect(new Set(wrong.map(({ __typename }) => __typename))).toEqual(new Set(['InvalidCredentials']));
    expect((await changePassword(user.tokens.accessToken, user.password)).__typename).toBe('InvalidCredentials');
  });
});

describe('resetting the password', () => {
  it('works once by the newest link, ends all sessions, opens locks and does not sign in', async () => {
    const user = await auth.newUser();
    for (let index = 0; index < 5; index++) await auth.logIn(user.username, 'a wrong password');
    await auth.run(REQUEST_RESET, { email: user.email });
    const older = await auth.mailedToken(user.email, 'reset-password');
    await auth.run(REQUEST_RESET, { email: user.email });
    const token = await auth.mailedToken(user.email, 'reset-password');
    const reset = (input: Record<string, string>) => auth.run(RESET, { input });
    expect((await reset({ token: older, newPassword: NEW_PASSWORD })).reason).toBe('LINK_INVALID');
    expect((await reset({ token, newPassword: 'short' })).problems[0]).toMatchObject({ field: 'newPassword' });
    expect(await reset({ token, newPassword: NEW_PASSWORD })).toEqual({ __typename: 'Done' });
    expect((await reset({ token, newPassword: NEW_PASSWORD })).reason).toBe('LINK_INVALID');
    expect(await isSignedIn(user.tokens.accessToken)).toBe(false);
    expect((await auth.logIn(user.username, NEW_PASSWORD)).__typename).toBe('TokensIssued');
  });

  it('lets 50 parallel uses of one link reset once', async () => {
    const user = await auth.newUser();
    await auth.run(REQUEST_RESET, { email: user.email });
    const token = await auth.mailedToken(user.email, 'reset-password');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => auth.run(RESET, { input: { token, newPassword: NEW_PASSWORD } })),
    );
    expect(answers.filter(({ __typename }) => __typename === 'Done')).toHaveLength(1);
  });

  it('ends with 30 minutes', async () => {
    const user = await auth.newUser();
    await auth.run(REQUEST_RESET, { email: user.email });
    const token = await auth.mailedToken(user.email, 'reset-password');
    auth.clock.advance(1_801);
    expect((await auth.run(RESET, { input: { token, newPassword: NEW_PASSWORD } })).reason).toBe('LINK_INVALID');
  });

  it('answers the same for an address that nobody has', async () => {
    expect(await auth.run(REQUEST_RESET, { email: `${word()}@example.org` })).toBe(true);
    expect(await auth.run(REQUEST_RESET, { email: 'no address' })).toBe(true);
  });
});

describe('changing the username', () => {
  const rename = (accessToken: string, username: string) => auth.run(CHANGE_NAME, { username }, { accessToken });

  it('publishes the new one and holds the old one for 30 days, but not for its owner', async () => {
    const [user, other] = [await auth.newUser(), await auth.newUser()];
    const username = word();
    expect((await rename(user.tokens.accessToken, username)).account.username).toBe(username);
    expect((await rename(other.tokens.accessToken, user.username)).problems[0].code).toBe('TAKEN');
    const [event] = await auth.sql(
      `SELECT data FROM auth_support."Outbox" WHERE key = $1 AND type = 'auth.username.changed.v1'`,
      [user.id],
    );
    expect(event.data).toEqual({ userId: user.id, username });
    expect((await rename(user.tokens.accessToken, user.username)).account.username).toBe(user.username);
    await rename(user.tokens.accessToken, word());
    auth.clock.advance(30 * 86_400 - 60);
    const signedIn = await auth.logIn(other.username);
    expect((await rename(signedIn.tokens.accessToken, user.username)).problems[0].code).toBe('TAKEN');
    auth.clock.advance(120);
    expect((await rename(signedIn.tokens.accessToken, user.username)).__typename).toBe('AccountSuccess');
  });

  it('refuses reserved, confusable and malformed names', async () => {
    const user = await auth.newUser();
    for (const [username, code] of [
      ['admin', 'RESERVED'],
      ['m0derator', 'CONFUSABLE'],
      ['x', 'BAD_FORMAT'],
      ['имя', 'BAD_FORMAT'],
    ] as const) {
      expect((await rename(user.tokens.accessToken, username)).problems).toEqual([{ field: 'username', code }]);
    }
  });

  it('gives a name to one of 50 who want it at once', async () => {
    const users = await Promise.all(Array.from({ length: 10 }, () => auth.newUser()));
    const username = word();
    const answers = await Promise.all(users.map((user) => rename(user.tokens.accessToken, username)));
    expect(answers.filter(({ __typename }) => __typename === 'AccountSuccess')).toHaveLength(1);
  });
});

describe('changing the e-mail address', () => {
  const request = (accessToken: string, newEmail: string) => auth.run(REQUEST_EMAIL, { newEmail }, { accessToken });
  const confirm = (token: string) => auth.run(CONFIRM_EMAIL, { token });

  it('is confirmed at the new address; other sessions end; the old address is told with a way back for 7 days', async () => {
    const user = await auth.newUser();
    const other = await auth.logIn(user.username);
    const newEmail = `${word()}@example.org`;
    expect((await request(user.tokens.accessToken, newEmail)).__typename).toBe('Done');
    expect((await auth.logIn(newEmail)).__typename).toBe('InvalidCredentials');
    expect((await confirm(await auth.mailedToken(newEmail, 'confirm-email-change'))).account.email).toBe(newEmail);
    expect(await isSignedIn(other.tokens.accessToken)).toBe(false);
    expect(await isSignedIn(user.tokens.accessToken)).toBe(true);
    expect((await auth.logIn(newEmail)).__typename).toBe('TokensIssued');

    const wayBack = await auth.mailedToken(user.email, 'security-alert');
    auth.clock.advance(6 * 86_400);
    expect((await confirm(wayBack)).account.email).toBe(user.email);
    expect(await isSignedIn(user.tokens.accessToken)).toBe(false);
    expect((await auth.logIn(newEmail)).__typename).toBe('InvalidCredentials');
    expect((await auth.logIn(user.email)).__typename).toBe('TokensIssued');
  });

  it('closes the way back after 7 days', async () => {
    const user = await auth.newUser();
    const newEmail = `${word()}@example.org`;
    await request(user.tokens.accessToken, newEmail);
    await confirm(await auth.mailedToken(newEmail, 'confirm-email-change'));
    const wayBack = await auth.mailedToken(user.email, 'security-alert');
    auth.clock.advance(7 * 86_400 + 1);
    expect((await confirm(wayBack)).reason).toBe('LINK_INVALID');
  });

  it('answers the same for an address that somebody has, whose owner is told', async () => {
    const [user, owner] = [await auth.newUser(), await auth.newUser()];
    expect((await request(user.tokens.accessToken, owner.email)).__typename).toBe('Done');
    expect(await auth.mails(owner.email, 'confirm-email-change')).toHaveLength(0);
    expect(await auth.mails(owner.email, 'account-exists')).toHaveLength(1);
  });

  it('goes to the first of two who prove the address', async () => {
    const [one, two] = [await auth.newUser(), await auth.newUser()];
    const newEmail = `${word()}@example.org`;
    await request(one.tokens.accessToken, newEmail);
    const first = await auth.mailedToken(newEmail, 'confirm-email-change');
    await request(two.tokens.accessToken, newEmail);
    const second = await auth.mailedToken(newEmail, 'confirm-email-change');
    expect((await confirm(second)).__typename).toBe('AccountSuccess');
    expect(await confirm(first)).toMatchObject({ __typename: 'Conflict', reason: 'TAKEN' });
  });

  it('removes an unverified account that sits on the address', async () => {
    const user = await auth.newUser();
    const newEmail = `${word()}@example.org`;
    await auth.run(REGISTER, { input: { email: newEmail, username: word(), password: PASSWORD } });
    await request(user.tokens.accessToken, newEmail);
    expect((await confirm(await auth.mailedToken(newEmail, 'confirm-email-change'))).account.email).toBe(newEmail);
  });

  it('needs a fresh proof, a valid address, and another one than now', async () => {
    const user = await auth.newUser();
    expect((await request(user.tokens.accessToken, 'no address')).problems[0].code).toBe('BAD_FORMAT');
    expect((await request(user.tokens.accessToken, user.email.toUpperCase())).problems[0].code).toBe('UNCHANGED');
    auth.clock.advance(901);
    expect((await request(user.tokens.accessToken, `${word()}@example.org`)).reason).toBe('STEP_UP_REQUIRED');
    expect((await confirm('nonsense')).reason).toBe('LINK_INVALID');
  });
});
