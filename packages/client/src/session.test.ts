import { expect, test } from 'vitest';
import { Session, type SessionStore, type SignedIn } from './session.ts';

const HOUR_MS = 3_600_000;

/** A pair of tokens that was issued for an hour, or has ended already. */
function pair(name: string, isEnded = false): SignedIn {
  const ends = new Date(Date.now() + (isEnded ? -HOUR_MS : HOUR_MS)).toISOString();
  // The same text of the access token: issued within one second.
  const tokens = { accessToken: 'access', accessTokenExpiresAt: ends, refreshToken: name, refreshTokenExpiresAt: ends };
  return { userId: 'ada', tokens };
}

/** One storage as two processes see it: each its own writes at once, the other's a moment later. */
function laggingStores(first: SignedIn): readonly [SessionStore, SessionStore] {
  const views: (SignedIn | null)[] = [first, first];
  const listeners: (() => void)[][] = [[], []];
  const storeOf = (own: 0 | 1, other: 0 | 1): SessionStore => ({
    load: () => views[own] ?? null,
    save(value) {
      views[own] = value;
      setTimeout(() => {
        views[other] = value;
        for (const told of listeners[other] ?? []) told();
      }, 100);
    },
    subscribe(changed) {
      listeners[own]?.push(changed);
      return () => undefined;
    },
  });
  return [storeOf(0, 1), storeOf(1, 0)];
}

test('two tabs renew a pair once, though the second has the lock before it sees what the first stored', async () => {
  const spent: string[] = [];
  const tabs = laggingStores(pair('first', true)).map(
    (store) =>
      new Session({
        store,
        name: 'test:lag',
        refresh: async (refreshToken) => {
          spent.push(refreshToken);
          return pair(`after ${refreshToken}`);
        },
      }),
  );
  expect(await Promise.all(tabs.map((tab) => tab.accessToken()))).toEqual(['access', 'access']);
  expect(spent).toEqual(['first']);
  expect(tabs.map((tab) => tab.current?.tokens.refreshToken)).toEqual(['after first', 'after first']);
  for (const tab of tabs) tab.close();
});

test('a pair that another tab stored an hour ago and is over too is renewed itself', async () => {
  const spent: string[] = [];
  const [store] = laggingStores(pair('seen at the start', true));
  const tab = new Session({
    store,
    name: 'test:old',
    refresh: async (refreshToken) => {
      spent.push(refreshToken);
      return pair('new');
    },
  });
  store.save(pair('stored meanwhile', true));
  expect(await tab.accessToken()).toBe('access');
  expect(spent).toEqual(['stored meanwhile']);
  tab.close();
});

test('who signed out in one tab is signed out in the other', async () => {
  const [here, there] = laggingStores(pair('first'));
  const refresh = async () => null;
  const tabs = [here, there].map((store) => new Session({ store, name: 'test:out', refresh }));
  const told = new Promise((resolve) => tabs[1]?.subscribe(resolve));
  tabs[0]?.signOut();
  expect(await told).toBeNull();
  for (const tab of tabs) tab.close();
});
