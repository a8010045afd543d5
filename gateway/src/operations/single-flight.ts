import type { ExecutionResult } from 'graphql';

interface Flight {
  readonly result: Promise<ExecutionResult>;
  /** Ends the work when nobody waits for it any more. */
  readonly left: AbortController;
  readonly startedMs: number;
  waiting: number;
}

/**
 * Identical queries of one session at once cost one execution. Nothing is kept: a query joins only one that is still under way, that began
 * at most `joinMs` ago and before which this session changed nothing, so that its answer is as new as the asker may expect.
 */
export class SingleFlight {
  readonly #joinMs: number;
  readonly #flights = new Map<string, Map<string, Flight>>();

  /** `joinMs`, in milliseconds; 0 never joins. */
  constructor(joinMs: number) {
    this.#joinMs = joinMs;
  }

  /** Runs a query of a session, or waits for its twin. Rejects with the signal's reason when this caller leaves; the others go on. */
  run(
    session: string,
    query: string,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> {
    const known = this.#flights.get(session)?.get(query);
    const isFresh = known !== undefined && !known.left.signal.aborted && performance.now() - known.startedMs <= this.#joinMs;
    return this.#wait(isFresh ? known : this.#begin(session, query, start), signal);
  }

  /** The session changes something: what was asked before is not joined any more. */
  changed(session: string): void {
    this.#flights.delete(session);
  }

  #begin(session: string, query: string, start: (signal: AbortSignal) => Promise<ExecutionResult>): Flight {
    const left = new AbortController();
    const flight: Flight = { result: start(left.signal), left, startedMs: performance.now(), waiting: 0 };
    const ofSession = this.#flights.get(session) ?? new Map<string, Flight>();
    this.#flights.set(session, ofSession.set(query, flight));
    const land = () => {
      if (ofSession.get(query) === flight) ofSession.delete(query);
      if (ofSession.size === 0 && this.#flights.get(session) === ofSession) this.#flights.delete(session);
    };
    flight.result.then(land, land);
    return flight;
  }

  async #wait(flight: Flight, signal: AbortSignal): Promise<ExecutionResult> {
    const gone = Promise.withResolvers<never>();
    const leave = () => gone.reject(signal.reason);
    flight.waiting += 1;
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    try {
      // Doors add to a result: each gets its own.
      return { ...(await Promise.race([flight.result, gone.promise])) };
    } finally {
      signal.removeEventListener('abort', leave);
      flight.waiting -= 1;
      if (flight.waiting === 0) flight.left.abort(signal.reason);
    }
  }
}
