import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPlatform, type TestPlatform } from '../../../gateway/test/e2e/support/platform.ts';
import {
  createPlatformClient,
  faultOf,
  LogOutEverywhereDocument,
  MeDocument,
  memoryStorage,
  type SessionStore,
} from '../src/index.ts';
import { clientOf, type Member, member } from './signed-in.ts';

describe('the session of a client', () => {
  let platform: TestPlatform;
  let ada: Member;
  let refreshes = 0;
  const counting: typeof fetch = (input, init) => {
    if (String(init?.body).includes('RefreshSession')) refreshes += 1;
    return fetch(input, init);
  };
  beforeAll(async () => {
    platform = await startTestPlatform();
    ada = await member(platform, 'ada');
  });
  afterAll(async () => {
    await ada.web.close();
    await platform[Symbol.asyncDispose]();
  });

  /** A store whose token the client takes for ended, or that the platform refuses. */
  async function staleStore(change: { accessToken?: string; accessTokenExpiresAt?: string }): Promise<SessionStore> {
    const web = await clientOf(platform, ada);
    const store = memoryStorage();
    const { current } = web.session;
    if (current === null) throw new Error('Not signed in.');
    store.save({ ...current, tokens: { ...current.tokens, ...change } });
    await web.close();
    refreshes = 0;
    return store;
  }
  const url = () => `${platform.baseUrl}/graphql`;
  const past = new Date(0).toISOString();

  it('ten requests that find the token ended renew it once, and all succeed', async () => {
    const store = await staleStore({ accessTokenExpiresAt: past });
    const web = createPlatformClient({ url: url(), store, fetch: counting });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        web.apollo.query({ query: MeDocument, fetchPolicy: 'network-only', context: { queryDeduplication: false } }),
      ),
    );
    expect(answers.map(({ data }) => data?.viewer?.id)).toEqual(Array(10).fill(ada.id));
    expect(refreshes).toBe(1);
    await web.close();
  });

  it('two tabs renew it once between them, also within the second in which it was issued', async () => {
    for (let round = 0; round < 5; round++) {
      const store = await staleStore({ accessTokenExpiresAt: past });
      const tabs = [0, 1].map(() => createPlatformClient({ url: url(), store, fetch: counting }));
      const answers = await Promise.all(tabs.map(({ apollo }) => apollo.query({ query: MeDocument })));
      expect(answers.map(({ data }) => data?.viewer?.id)).toEqual([ada.id, ada.id]);
      expect(refreshes).toBe(1);
      await Promise.all(tabs.map((tab) => tab.close()));
    }
  });

  it('a token that the platform refuses is renewed and the request sent again', async () => {
    const store = await staleStore({ accessToken: 'not.a.token' });
    const web = createPlatformClient({ url: url(), store, fetch: counting });
    const { data } = await web.apollo.query({ query: MeDocument });
    expect(data?.viewer?.account?.email).toBe(ada.email);
    expect(refreshes).toBe(1);
    await web.close();
  });

  it('when the session was ended elsewhere the client finds out and is signed out', async () => {
    const web = await clientOf(platform, ada);
    const told: (string | null)[] = [];
    web.session.subscribe((userId) => told.push(userId));
    await ada.web.apollo.mutate({ mutation: LogOutEverywhereDocument });
    const { error } = await web.apollo.query({ query: MeDocument, errorPolicy: 'all', fetchPolicy: 'network-only' });
    expect(faultOf(error).code).toBe('UNAUTHENTICATED');
    expect(told).toEqual([null]);
    await web.close();
  });
});
