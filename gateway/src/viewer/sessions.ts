import type { ServiceCalls } from '@app/calls';
import { GetSessionState, type SessionState, sessionStateKey, sessionStateSchema } from '@app/contracts';
import type { SessionCache } from '../ports.ts';

/** The state of sessions: from the cache, else from auth itself. */
export class Sessions {
  readonly #cache: SessionCache | null;
  readonly #calls: ServiceCalls;

  constructor(cache: SessionCache | null, calls: ServiceCalls) {
    this.#cache = cache;
    this.#calls = calls;
  }

  /** Throws `ServiceUnavailableError` when neither answers: no session is then believed. */
  async stateOf(sessionId: string): Promise<SessionState> {
    return (await this.#cached(sessionId)) ?? (await this.#calls.invoke(GetSessionState, { sessionId }));
  }

  async #cached(sessionId: string): Promise<SessionState | null> {
    try {
      const kept = await this.#cache?.get(sessionStateKey(sessionId));
      if (kept === undefined || kept === null) return null;
      const parsed = sessionStateSchema.safeParse(JSON.parse(kept));
      return parsed.success ? parsed.data : null;
    } catch {
      // Away, slow or filled with nonsense: the store itself knows.
      return null;
    }
  }
}
