import { type SessionState, sessionStateKey } from '@app/contracts';
import { defineScript, type Redis, redisOrDown } from '@app/redis';
import type { SessionStates } from '../domain/ports.ts';

/** An ended session is remembered for longer than its last access token can live. */
const ENDED_TTL_MS = 20 * 60_000;
const ACTIVE_TTL_MS = 60_000;

const overwriteScript = defineScript<boolean>({
  name: 'auth.overwrite-session-state',
  lua: `--[[ Puts a state in place of the one that is kept, unless that says the session has ended: nothing brings it back.
     KEYS[1] session state   ARGV[1] state (JSON)   ARGV[2] life (ms)   ARGV[3] the state of an ended session
     Output: 1 written | 0 the session has ended ]]
if redis.call('GET', KEYS[1]) == ARGV[3] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`,
  parse: (raw) => Number(raw) === 1,
});

const ENDED = JSON.stringify({ state: 'ended' } satisfies SessionState);

/** States of sessions in Redis, where the gateway looks before it asks us. */
export class RedisSessionCache implements SessionStates {
  readonly #redis: Redis;
  readonly #prefix: string;

  constructor(redis: Redis, prefix: string) {
    this.#redis = redis;
    this.#prefix = prefix;
  }

  async keep(sessionId: string, state: SessionState, ttlMs: number): Promise<void> {
    const key = this.#keyOf(sessionId);
    if (state.state === 'ended') await redisOrDown(this.#redis.set(key, ENDED, 'PX', ENDED_TTL_MS));
    else if (ttlMs > 0) await redisOrDown(this.#redis.set(key, JSON.stringify(state), 'PX', Math.ceil(ttlMs), 'NX'));
  }

  async overwrite(states: ReadonlyMap<string, SessionState>): Promise<void> {
    await Promise.all(
      [...states].map(([sessionId, state]) =>
        state.state === 'ended'
          ? redisOrDown(this.#redis.set(this.#keyOf(sessionId), ENDED, 'PX', ENDED_TTL_MS))
          : overwriteScript.run(this.#redis, [this.#keyOf(sessionId)], [JSON.stringify(state), ACTIVE_TTL_MS, ENDED]),
      ),
    );
  }

  #keyOf(sessionId: string): string {
    return this.#prefix + sessionStateKey(sessionId);
  }
}
