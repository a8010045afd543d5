import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join, mailsTo, signIn } from './support/people.ts';
import { startTestPlatform, type TestPlatform, TOPOLOGIES } from './support/platform.ts';

const LOG_IN = 'mutation ($input: LogInInput!) { logIn(input: $input) { __typename ... on Refusal { message } } }';
const WHO = '{ viewer { id } }';
/** Within which a change must act everywhere. */
const AT_ONCE_MS = 1_000;

describe.each(TOPOLOGIES)('accounts and sessions over HTTP and sockets (%s)', (topology) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform({ LOCKOUT_BASE_SEC: '60' }, topology);
  });
  afterAll(() => platform[Symbol.asyncDispose]());

  it('a session that ends is dead at once on HTTP, and its open socket closes within a second', async () => {
    const person = await join(platform, 'ann');
    const live = person.live();
    live.subscribe('subscription { notificationAdded { __typename } }');
    await until(() => live.connected);
    const other = await signIn(platform, person);
    expect((await other.client.run('mutation { logOutEverywhere }')).logOutEverywhere).toBe(2);
    expect((await person.client.ask(WHO)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    await until(() => live.closed, AT_ONCE_MS);
    expect(live.closed?.code).toBe(4403);
    expect((await other.client.run(WHO)).viewer.id).toBe(person.id);
  });

  it('what a sign-in asks about the viewer is answered as to the one who signs in, by every domain', async () => {
    const person = await join(platform, 'abe');
    const { logIn } = await platform.anonymous.run(
      'mutation ($input: LogInInput!) { logIn(input: $input) { ... on TokensIssued { viewer { id user { id username } devices { id } } } } }',
      { input: { name: person.email, password: person.password } },
    );
    expect(logIn.viewer).toEqual({ id: person.id, user: { id: person.id, username: person.username }, devices: [] });
  });

  it('a new password ends all other sessions, and this one goes on with its new tokens', async () => {
    const person = await join(platform, 'ben');
    const other = await signIn(platform, person);
    const { changePassword } = await person.client.run(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ... on TokensIssued { tokens { accessToken } } } }',
      { input: { currentPassword: person.password, newPassword: 'another long password' } },
    );
    expect((await other.client.ask(WHO)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await person.client.as(changePassword.tokens.accessToken).run(WHO)).viewer.id).toBe(person.id);
  });

  it('a refresh works while the old, invalid access token is still sent', async () => {
    const person = await join(platform, 'cat');
    const { refreshSession } = await person.client
      .as(`${person.token}x`)
      .run('mutation ($token: String!) { refreshSession(refreshToken: $token) { __typename } }', { token: person.refreshToken });
    expect(refreshSession.__typename).toBe('TokensIssued');
  });

  it('a sign-in makes the browser a known device, which a lock does not keep out', async () => {
    const person = await join(platform, 'dan');
    const input = { name: person.email, password: person.password };
    const response = await fetch(platform.anonymous.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: LOG_IN, variables: { input } }),
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^wechat_device=[\w-]{22};.*HttpOnly/);
    const wrong = await Promise.all(
      Array.from({ length: 50 }, () => platform.anonymous.run(LOG_IN, { input: { ...input, password: 'a wrong password' } })),
    );
    const stranger = await platform.anonymous.run(LOG_IN, { input });
    expect(new Set([...wrong, stranger].map((answer) => JSON.stringify(answer))).size).toBe(1);
    const known = await fetch(platform.anonymous.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookie.split(';')[0] ?? '' },
      body: JSON.stringify({ query: LOG_IN, variables: { input } }),
    });
    expect(await known.json()).toMatchObject({ data: { logIn: { __typename: 'TokensIssued' } } });
  });

  it('the mailbox shows the mails of an address, newest first', async () => {
    const person = await join(platform, 'eve');
    await platform.anonymous.run('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email: person.email });
    await until(async () => (await mailsTo(platform.baseUrl, person.email))[0]?.template === 'reset-password');
  });

  it('public keys are at their well-known place', async () => {
    const response = await fetch(`${platform.baseUrl}/.well-known/jwks.json`);
    expect(await response.json()).toEqual({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: 'test', alg: 'EdDSA', use: 'sig' }],
    });
  });

  it('a deactivated user is absent to others until the next sign-in', async () => {
    const [person, other] = [await join(platform, 'fay'), await join(platform, 'gus')];
    const see = async () => (await other.client.run('query ($id: ID!) { user(id: $id) { username } }', { id: person.id })).user;
    expect(await see()).not.toBeNull();
    await person.client.run('mutation { deactivateAccount { __typename } }');
    await until(async () => (await see()) === null, 5_000);
    await signIn(platform, person);
    await until(async () => (await see()) !== null, 5_000);
  });

  it('an export of all domains can be fetched by its link', { timeout: 120_000 }, async () => {
    const person = await join(platform, 'hal');
    await person.client.run('mutation { requestDataExport { __typename } }');
    const url = await until(
      async () => (await mailsTo(platform.baseUrl, person.email)).find(({ template }) => template === 'data-export')?.data.url,
      60_000,
    );
    const { pathname, search } = new URL(url);
    const response = await fetch(platform.baseUrl + pathname + search);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect((await fetch(platform.baseUrl + pathname)).status).toBe(404);
  });
});
