import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOG_IN_RESULT, PASSWORD, REFUSALS, REGISTER, startAuth, type TestAuth, VERIFY, word } from './support.ts';

const REDIRECT = 'http://localhost:4000/callback';
const CLIENT_ID = 'wechat-api';
const CLIENT_SECRET = 'a secret of the client at the provider';

/** People whom the provider knows, by subject. */
const people = new Map<string, { readonly email: string; readonly email_verified: boolean; readonly name?: string }>();
let server: Server;
let auth: TestAuth;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', openidProvider(issuer).callback());
  auth = await startAuth({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    OAUTH_REDIRECT_URIS: `${REDIRECT}, http://localhost:4000/other`,
  });
});
afterAll(async () => {
  await auth[Symbol.asyncDispose]();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A real OpenID provider; its own sign-in is a header of the browser: `x-login: SUBJECT`. */
function openidProvider(issuer: string): Provider {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [REDIRECT],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key for the cookies of the provider'] },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people.get(sub) }) }),
  });
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/interaction/')) return next();
    const { prompt, params } = await provider.interactionDetails(ctx.req, ctx.res);
    const accountId = String(ctx.get('x-login'));
    if (prompt.name === 'login') {
      await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId } });
    } else {
      const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
      grant.addOIDCScope('openid email profile');
      await provider.interactionFinished(ctx.req, ctx.res, { consent: { grantId: await grant.save() } });
    }
    ctx.respond = false;
  });
  return provider;
}

/** A browser that follows redirects until the provider sends it back to us. */
async function browse(start: string, subject: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  for (let hop = 0; hop < 12; hop++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie, 'x-login': subject } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value.join('='));
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    url = new URL(location, url);
    if (url.href.startsWith(REDIRECT)) return url;
  }
  throw new Error('The provider never came back.');
}

const START =
  'mutation ($redirectUri: String!, $provider: ExternalProvider!) { startExternalLogin(provider: $provider, redirectUri: $redirectUri) { url state } }';
const COMPLETE = `mutation ($input: CompleteExternalLoginInput!) { completeExternalLogin(input: $input) { ${LOG_IN_RESULT} } }`;
const LINK = `mutation ($input: CompleteExternalLoginInput!) { linkExternalLogin(input: $input) { ${REFUSALS} ... on AccountSuccess { account { externalLogins { provider subject email } } } } }`;
const UNLINK = `mutation { unlinkExternalLogin(provider: OIDC) { ${REFUSALS} ... on AccountSuccess { account { externalLogins { subject } } } } }`;

function newPerson(email = `${word()}@example.org`, isVerified = true): { readonly subject: string; readonly email: string } {
  const subject = word('sub');
  people.set(subject, { email, email_verified: isVerified, name: '林小雨' });
  return { subject, email };
}
const start = (client = {}) => auth.run(START, { provider: 'OIDC', redirectUri: REDIRECT }, client);
/** What the browser brings back. */
async function visit(subject: string, client = {}) {
  const { url, state } = await start(client);
  const back = await browse(url, subject);
  expect(back.searchParams.get('state')).toBe(state);
  return { provider: 'OIDC', code: back.searchParams.get('code') ?? '', state, redirectUri: REDIRECT };
}
const complete = (input: object, client = {}) => auth.run(COMPLETE, { input }, client);
const signIn = async (subject: string) => complete(await visit(subject));
const accountOf = async (accessToken: string) =>
  (await auth.run('{ viewer { account { email username emailVerifiedAt externalLogins { subject } } } }', {}, { accessToken }))
    .account;

describe('signing in by a provider', () => {
  it('registers a new person with a verified address, and knows them again', async () => {
    const { subject, email } = newPerson();
    const first = await signIn(subject);
    expect(first.__typename).toBe('TokensIssued');
    const account = await accountOf(first.tokens.accessToken);
    expect(account).toMatchObject({ email, username: email.split('@')[0], externalLogins: [{ subject }] });
    expect(account.emailVerifiedAt).not.toBeNull();
    const second = await signIn(subject);
    expect(second.viewer.id).toBe(first.viewer.id);
  });

  it('asks with PKCE, state and nonce', async () => {
    const { url, state } = await start();
    const { searchParams } = new URL(url);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(searchParams.get('state')).toBe(state);
    expect(searchParams.get('nonce')).toMatch(/^[\w-]{43}$/);
  });

  it('signs in to the account with the same verified address, and links it', async () => {
    const user = await auth.newUser();
    const { subject } = newPerson(user.email);
    const answer = await signIn(subject);
    expect(answer.viewer.id).toBe(user.id);
    expect((await auth.mails(user.email, 'security-alert')).map(({ data }) => data.kind)).toContain('EXTERNAL_LOGIN_LINKED');
  });

  it('still asks for the second factor', async () => {
    const user = await auth.newUser();
    await auth.sql(`UPDATE auth."Users" SET two_factor_secret = '\\x00', two_factor_enabled_at = now() WHERE id = $1`, [user.id]);
    expect((await signIn(newPerson(user.email).subject)).__typename).toBe('TwoFactorRequired');
  });

  it('lets no unverified local account survive the proven owner of its address', async () => {
    const email = `${word()}@example.org`;
    await auth.run(REGISTER, { input: { email, username: word(), password: PASSWORD } });
    const squatted = await auth.mailedToken(email, 'verify-email');
    const answer = await signIn(newPerson(email).subject);
    expect(answer.__typename).toBe('TokensIssued');
    expect((await auth.logIn(email)).__typename).toBe('InvalidCredentials');
    expect((await auth.run(VERIFY, { input: { token: squatted } })).reason).toBe('LINK_INVALID');
  });

  it('does not believe an address that the provider has not verified', async () => {
    const user = await auth.newUser();
    expect((await signIn(newPerson(user.email, false).subject)).__typename).toBe('InvalidCredentials');
    expect((await signIn(newPerson(undefined, false).subject)).__typename).toBe('InvalidCredentials');
  });

  it('refuses a state that is unknown, used, expired, of another address or of another browser', async () => {
    const { subject } = newPerson();
    const good = await visit(subject);
    expect((await complete({ ...good, state: 'nonsense' })).__typename).toBe('InvalidCredentials');
    expect((await complete({ ...good, redirectUri: 'http://localhost:4000/other' })).__typename).toBe('InvalidCredentials');
    expect((await complete(good)).__typename).toBe('InvalidCredentials');
    const late = await visit(subject);
    auth.clock.advance(601);
    expect((await complete(late)).__typename).toBe('InvalidCredentials');
    const bound = await visit(subject, { deviceId: 'BrowserOneBrowserOne12' });
    expect((await complete(bound, { deviceId: 'BrowserTwoBrowserTwo12' })).__typename).toBe('InvalidCredentials');
    const used = await visit(subject);
    expect((await complete(used)).__typename).toBe('TokensIssued');
    expect((await complete(used)).__typename).toBe('InvalidCredentials');
  });

  it('refuses a code of another request: PKCE and nonce do not fit', async () => {
    const [one, two] = [await visit(newPerson().subject), await visit(newPerson().subject)];
    expect((await complete({ ...one, code: two.code })).__typename).toBe('InvalidCredentials');
    expect((await complete({ ...(await visit(newPerson().subject)), code: 'nonsense' })).__typename).toBe('InvalidCredentials');
  });

  it('sends the browser only to allowed addresses and offered providers', async () => {
    for (const variables of [
      { provider: 'OIDC', redirectUri: 'https://evil.example/callback' },
      { provider: 'OIDC', redirectUri: `${REDIRECT}/more` },
      { provider: 'GOOGLE', redirectUri: REDIRECT },
    ]) {
      expect((await auth.ask(START, variables)).errors).toHaveLength(1);
    }
  });
});

describe('linking and unlinking', () => {
  it('links an identity with another address to a signed-in account, and signs in by it', async () => {
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    const { subject, email } = newPerson();
    const linked = await auth.run(LINK, { input: await visit(subject, client) }, client);
    expect(linked.account.externalLogins).toEqual([{ provider: 'OIDC', subject, email }]);
    expect((await signIn(subject)).viewer.id).toBe(user.id);
    const unlinked = await auth.run(UNLINK, {}, client);
    expect(unlinked.account.externalLogins).toEqual([]);
    expect((await auth.run(UNLINK, {}, client)).__typename).toBe('NotFound');
    expect((await signIn(subject)).viewer.id).not.toBe(user.id);
  });

  it('refuses a request that somebody else began: no victim is linked to an attacker', async () => {
    const [attacker, victim] = [await auth.newUser(), await auth.newUser()];
    const client = { accessToken: victim.tokens.accessToken };
    const { subject } = newPerson();
    const ofAttacker = await visit(subject, { accessToken: attacker.tokens.accessToken });
    expect((await auth.run(LINK, { input: ofAttacker }, client)).reason).toBe('STATE_INVALID');
    const ofNobody = await visit(subject);
    expect((await auth.run(LINK, { input: ofNobody }, client)).reason).toBe('STATE_INVALID');
  });

  it('refuses an identity of another account, and a second one of a provider', async () => {
    const { subject } = newPerson();
    await signIn(subject);
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    const taken = await auth.run(LINK, { input: await visit(subject, client) }, client);
    expect(taken).toMatchObject({ __typename: 'Conflict', reason: 'TAKEN' });
    await auth.run(LINK, { input: await visit(newPerson().subject, client) }, client);
    const second = await auth.run(LINK, { input: await visit(newPerson().subject, client) }, client);
    expect(second).toMatchObject({ __typename: 'Conflict', reason: 'PROVIDER_LINKED' });
  });

  it('keeps the last way to sign in, and needs a fresh proof', async () => {
    const { tokens } = await signIn(newPerson().subject);
    const client = { accessToken: tokens.accessToken };
    expect((await auth.run(UNLINK, {}, client)).reason).toBe('LAST_CREDENTIAL');
    auth.clock.advance(901);
    expect((await auth.run(UNLINK, {}, client)).reason).toBe('STEP_UP_REQUIRED');
    const input = { provider: 'OIDC', code: 'x', state: 'x', redirectUri: REDIRECT };
    expect((await auth.run(LINK, { input }, client)).reason).toBe('STEP_UP_REQUIRED');
  });
});
