import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SoftwareAuthenticator } from './software-authenticator.ts';
import { LOG_IN_RESULT, REFUSALS, startAuth, type TestAuth } from './support.ts';

let auth: TestAuth;
beforeAll(async () => {
  auth = await startAuth();
});
afterAll(() => auth[Symbol.asyncDispose]());

const START = `mutation { startPasskeyRegistration { __typename ... on PasskeyChallenge { challengeId options } ... on NotAllowed { reason } } }`;
const FINISH = `mutation ($name: String!, $response: String!) { finishPasskeyRegistration(name: $name, response: $response) {
  __typename ... on AccountSuccess { account { passkeys { id name lastUsedAt } } } ${REFUSALS.replace('__typename', '')} } }`;
const REMOVE = `mutation ($id: ID!) { removePasskey(id: $id) { __typename ... on AccountSuccess { account { passkeys { id } } } ... on NotAllowed { reason } } }`;
const START_LOGIN = 'mutation { startPasskeyLogin { challengeId options } }';
const FINISH_LOGIN = `mutation ($challengeId: ID!, $response: String!, $device: String) {
  finishPasskeyLogin(challengeId: $challengeId, response: $response, device: $device) { ${LOG_IN_RESULT} } }`;

async function userWithPasskey() {
  const user = await auth.newUser();
  const client = { accessToken: user.tokens.accessToken };
  const authenticator = new SoftwareAuthenticator();
  const { options } = await auth.run(START, {}, client);
  const answer = await auth.run(FINISH, { name: 'Laptop', response: authenticator.create(options) }, client);
  return { ...user, client, authenticator, passkey: answer.account.passkeys[0] };
}
const startLogin = () => auth.run(START_LOGIN);
const finishLogin = (challengeId: string, response: string, device: string | null = null) =>
  auth.run(FINISH_LOGIN, { challengeId, response, device });

describe('adding a passkey', () => {
  it('lists it under its name, and tells the owner', async () => {
    const { email, passkey } = await userWithPasskey();
    expect(passkey).toMatchObject({ name: 'Laptop', lastUsedAt: null });
    expect((await auth.mails(email, 'security-alert'))[0]?.data.kind).toBe('PASSKEY_ADDED');
  });

  it('needs a fresh proof of presence, and an open question of this session', async () => {
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    const authenticator = new SoftwareAuthenticator();
    const { options } = await auth.run(START, {}, client);
    const other = await auth.logIn(user.username);
    const response = authenticator.create(options);
    const elsewhere = await auth.run(FINISH, { name: 'x', response }, { accessToken: other.tokens.accessToken });
    expect(elsewhere.reason).toBe('CHALLENGE_OVER');
    expect((await auth.run(FINISH, { name: 'x', response }, client)).reason).toBe('CHALLENGE_OVER');
    auth.clock.advance(901);
    expect((await auth.run(START, {}, client)).reason).toBe('STEP_UP_REQUIRED');
  });

  it.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['without having verified the user', { isUserVerified: false }],
  ])('refuses an answer %s', async (_how, quirks) => {
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    const { options } = await auth.run(START, {}, client);
    const response = new SoftwareAuthenticator().create(options, quirks);
    const answer = await auth.run(FINISH, { name: 'x', response }, client);
    expect(answer.problems).toEqual([{ field: 'response', code: 'REJECTED' }]);
  });

  it('refuses nonsense, and a credential that is registered already', async () => {
    const { authenticator } = await userWithPasskey();
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    for (const response of ['', 'null', '[]', '{"id":"x"}', 'x'.repeat(100_000)]) {
      await auth.run(START, {}, client);
      expect((await auth.run(FINISH, { name: 'x', response }, client)).__typename).toBe('InvalidInput');
    }
    const { options } = await auth.run(START, {}, client);
    const answer = await auth.run(FINISH, { name: 'x', response: authenticator.create(options) }, client);
    expect(answer).toMatchObject({ __typename: 'Conflict', reason: 'TAKEN' });
  });
});

describe('signing in by passkey', () => {
  it('needs neither name nor password, and names the session', async () => {
    const { id, authenticator, client } = await userWithPasskey();
    const { challengeId, options } = await startLogin();
    expect(JSON.parse(options).allowCredentials ?? []).toEqual([]);
    const answer = await finishLogin(challengeId, authenticator.get(options), 'Laptop');
    expect(answer).toMatchObject({ __typename: 'TokensIssued', viewer: { id } });
    const { account } = await auth.run('{ viewer { account { passkeys { lastUsedAt } } } }', {}, client);
    expect(account.passkeys[0].lastUsedAt).not.toBeNull();
  });

  it('counts as both factors', async () => {
    const { id, authenticator } = await userWithPasskey();
    await auth.sql(`UPDATE auth."Users" SET two_factor_secret = '\\x00', two_factor_enabled_at = now() WHERE id = $1`, [id]);
    const { challengeId, options } = await startLogin();
    expect((await finishLogin(challengeId, authenticator.get(options))).__typename).toBe('TokensIssued');
  });

  it('answers a question once, and only within five minutes', async () => {
    const { authenticator } = await userWithPasskey();
    const first = await startLogin();
    const response = authenticator.get(first.options);
    expect((await finishLogin(first.challengeId, response)).__typename).toBe('TokensIssued');
    expect((await finishLogin(first.challengeId, response)).__typename).toBe('InvalidCredentials');
    const late = await startLogin();
    auth.clock.advance(301);
    expect((await finishLogin(late.challengeId, authenticator.get(late.options))).__typename).toBe('InvalidCredentials');
  });

  it.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['without having verified the user', { isUserVerified: false }],
    ['for another user', { userHandle: Buffer.from('somebody else').toString('base64url') }],
  ])('refuses an answer %s', async (_how, quirks) => {
    const { authenticator } = await userWithPasskey();
    const { challengeId, options } = await startLogin();
    expect((await finishLogin(challengeId, authenticator.get(options, quirks))).__typename).toBe('InvalidCredentials');
  });

  it('refuses an unknown credential, an answer to another question, nonsense, and a copied authenticator', async () => {
    const { authenticator } = await userWithPasskey();
    const { challengeId, options } = await startLogin();
    expect((await finishLogin(challengeId, new SoftwareAuthenticator().get(options))).__typename).toBe('InvalidCredentials');
    const [one, other] = [await startLogin(), await startLogin()];
    expect((await finishLogin(one.challengeId, authenticator.get(other.options))).__typename).toBe('InvalidCredentials');
    expect((await finishLogin('nonsense', '{}')).__typename).toBe('InvalidCredentials');
    expect((await finishLogin((await startLogin()).challengeId, '{}')).__typename).toBe('InvalidCredentials');
    const good = await startLogin();
    expect((await finishLogin(good.challengeId, authenticator.get(good.options))).__typename).toBe('TokensIssued');
    authenticator.rewind();
    const copied = await startLogin();
    expect((await finishLogin(copied.challengeId, authenticator.get(copied.options))).__typename).toBe('InvalidCredentials');
  });
});

describe('removing a passkey', () => {
  it('makes it useless, and tells the owner', async () => {
    const { email, client, authenticator, passkey } = await userWithPasskey();
    expect((await auth.run(REMOVE, { id: passkey.id }, client)).account.passkeys).toEqual([]);
    const { challengeId, options } = await startLogin();
    expect((await finishLogin(challengeId, authenticator.get(options))).__typename).toBe('InvalidCredentials');
    expect((await auth.mails(email, 'security-alert')).map(({ data }) => data.kind)).toContain('PASSKEY_REMOVED');
  });

  it('leaves that of others alone, and the last way to sign in', async () => {
    const [one, other] = [await userWithPasskey(), await userWithPasskey()];
    for (const id of [other.passkey.id, 'nonsense'])
      expect((await auth.run(REMOVE, { id }, one.client)).__typename).toBe('NotFound');
    await auth.sql(`SELECT set_config('auth.reason', 'rehash', false)`);
    await auth.sql(`UPDATE auth."Users" SET password_hash = NULL WHERE id = $1`, [one.id]);
    expect((await auth.run(REMOVE, { id: one.passkey.id }, one.client)).reason).toBe('LAST_CREDENTIAL');
  });
});
