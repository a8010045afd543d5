import { answer, LocalCalls } from '@app/calls';
import { GetSessionState, type SessionState } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import type { SessionCache } from '../ports.ts';
import { Sessions } from './sessions.ts';

const fromStore: SessionState = { state: 'active', userId: 'u', roles: ['USER'], provedAtMs: 1 };

function sessionsOver(cache: SessionCache | null) {
  const calls = new LocalCalls();
  calls.register([answer(GetSessionState, async () => fromStore)]);
  return new Sessions(cache, calls);
}

describe('the state of a session', () => {
  it('comes from the cache', async () => {
    const cache = { get: async () => '{"state":"ended"}' };
    expect(await sessionsOver(cache).stateOf('s')).toEqual({ state: 'ended' });
  });

  it('comes from the store when the cache knows nothing, or nonsense', async () => {
    for (const kept of [null, '{', '{"state":"active","roles":["GOD"]}']) {
      expect(await sessionsOver({ get: async () => kept }).stateOf('s')).toEqual(fromStore);
    }
    expect(await sessionsOver(null).stateOf('s')).toEqual(fromStore);
  });

  it('comes from the store while the cache is away or hangs, and the cache is left alone for a while', async () => {
    for (const broken of [() => Promise.reject(new Error('away')), () => new Promise<never>(() => undefined)]) {
      let asked = 0;
      const sessions = sessionsOver({
        get: () => {
          asked += 1;
          return broken();
        },
      });
      for (let n = 0; n < 5; n += 1) expect(await sessions.stateOf('s')).toEqual(fromStore);
      expect(asked).toBe(1);
    }
  });
});
