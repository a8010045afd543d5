import { GetAccountCards, GetJwks, GetSessionState } from '@app/contracts';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOG_IN, PASSWORD, REFRESH, REGISTER, startAuth, type TestAuth, VERIFY, word } from './support.ts';

let auth: TestAuth;
beforeAll(async () => {
  auth = await startAuth();
});
afterAll(() => auth[Symbol.asyncDispose]());

describe('the way in and out', () => {
  it('leads from registration over the verification mail to a session that can be refreshed and ended', async () => {
    const username = word('lin');
    const email = `${username}@example.org`;
    const registered = await auth.run(REGISTER, { input: { email, username, password: PASSWORD, displayName: '林小雨' } });
    expect(registered.__typename).toBe('RegisterSuccess');
    expect((await auth.logIn(email)).__typename).toBe('InvalidCredentials');

    const token = await auth.mailedToken(email, 'verify-email');
    const verified = await auth.run(VERIFY, { input: { token } });
    expect(verified.__typename).toBe('TokensIssued');
    const signedIn = await auth.run(LOG_IN, { input: { name: username.toUpperCase(), password: PASSWORD, device: 'Phone' } });
    expect(signedIn.__typename).toBe('TokensIssued');

    const refreshed = await auth.run(REFRESH, { token: signedIn.tokens.refreshToken });
    const client = { accessToken: refreshed.tokens.accessToken };
    const viewer = await auth.run(
      '{ viewer { id account { email username status roles emailVerifiedAt } sessions { isCurrent device } } }',
      {},
      client,
    );
    expect(viewer).toMatchObject({
      id: verified.viewer.id,
      account: { email, username, status: 'ACTIVE', roles: ['USER'] },
      sessions: [{ isCurrent: true, device: 'Phone' }, { isCurrent: false }],
    });

    expect(await auth.run('mutation { logOut }', {}, client)).toBe(true);
    expect(await auth.run('{ viewer { id } }', {}, client)).toBeNull();
    expect((await auth.run(REFRESH, { token: refreshed.tokens.refreshToken })).__typename).toBe('InvalidCredentials');
  });

  it('issues access tokens as RFC 9068 says, which the published keys verify', async () => {
    const user = await auth.newUser();
    const keys = await auth.runtime.calls.invoke(GetJwks, {});
    const keySet = createLocalJWKSet({ keys: keys.keys.map((key) => ({ ...key, kty: String(key.kty) })) });
    const { payload, protectedHeader } = await jwtVerify(user.tokens.accessToken, keySet, {
      issuer: 'wechat-api',
      audience: 'wechat-api',
      typ: 'at+jwt',
      algorithms: ['EdDSA'],
    });
    expect(protectedHeader.kid).toBeTruthy();
    expect(payload.sub).toBe(user.id);
    expect(Number(payload.exp) - Number(payload.iat)).toBe(900);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  it('tells the gateway the state of a session, and of an unknown one that it has ended', async () => {
    const user = await auth.newUser();
    const viewer = await auth.viewerOf(user.tokens.accessToken);
    const state = await auth.runtime.calls.invoke(GetSessionState, { sessionId: viewer?.sessionId ?? '' });
    expect(state).toMatchObject({ state: 'active', userId: user.id, roles: ['USER'] });
    for (const sessionId of ['nonsense', user.id]) {
      expect(await auth.runtime.calls.invoke(GetSessionState, { sessionId })).toEqual({ state: 'ended' });
    }
  });

  it('names accounts to other domains', async () => {
    const user = await auth.newUser();
    const { cards } = await auth.runtime.calls.invoke(GetAccountCards, { ids: [user.id, 'nonsense'] });
    expect(cards).toMatchObject([{ id: user.id, username: user.username, email: user.email, isActive: true }]);
  });
});
