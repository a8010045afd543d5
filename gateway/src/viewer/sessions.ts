import type { ServiceCalls } from '@app/calls';
import { GetSessionState, type SessionState, sessionStateKey, sessionStateSchema } from '@app/contracts';
import type { SessionCache } from '../ports.ts';

/** Longest wait for the cache; a healthy one answers in a fraction of it. */
const CACHE_TIMEOUT_MS = 200;
/** How long the cache is left alone after it did not answer. */
const CACHE_PAUSE_MS = 1_000;

/** The state of sessions: from the cache, else from auth itself. */
export class Sessions {
  readonly #cache: SessionCache | null;
  readonly #calls: ServiceCalls;
  #pausedUntil = 0;

  constructor(cache: SessionCache | null, calls: ServiceCalls) {
    this.#cache = cache;
    this.#calls = calls;
  }

  /** Throws `ServiceUnavailableError` when neither answers: no session is then believed. */
  async stateOf(sessionId: string): Promise<SessionState> {
    return (await this.#cached(sessionId)) ?? (await this.#calls.invoke(GetSessionState, { sessionId }));
  }

  async #cached(sessionId: string): Promise<SessionState | null> {
    if (this.#cache === null || performance.now() < this.#pausedUntil) return null;
    const kept = await this.#ask(this.#cache, sessionId);
    return kept === null ? null : parsed(kept);
  }

  async #ask(cache: SessionCache, sessionId: string): Promise<string | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('the session cache did not answer in time')), CACHE_TIMEOUT_MS);
    });
    try {
      return await Promise.race([cache.get(sessionStateKey(sessionId)), late]);
    } catch {
      // Away or slow: the store itself knows.
      this.#pausedUntil = performance.now() + CACHE_PAUSE_MS;
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}

function parsed(kept: string): SessionState | null {
  try {
    const state = sessionStateSchema.safeParse(JSON.parse(kept));
    return state.success ? state.data : null;
  } catch {
    return null;
  }
}
