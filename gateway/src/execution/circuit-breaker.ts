export type BreakerState = 'closed' | 'open' | 'half-open';

export interface BreakerOptions {
  /** Failures in a row after which calls are refused. `0` switches the breaker off. @defaultValue 5 */
  readonly failureThreshold?: number;
  /** How long calls are refused, in milliseconds, before one probe is let through. @defaultValue 2000 */
  readonly cooldownMs?: number;
  /** Milliseconds of a clock that never goes back. @defaultValue performance.now */
  readonly now?: () => number;
  /** Hears of each change. Must not throw. */
  readonly onChange?: (state: BreakerState) => void;
}

/**
 * Spares a service that is down the calls, and the callers the wait. Closed: all pass. Open: none. After the cool-down, half-open:
 * one probe passes and decides.
 */
export class CircuitBreaker {
  readonly #threshold: number;
  readonly #cooldownMs: number;
  readonly #now: () => number;
  readonly #onChange: BreakerOptions['onChange'];
  #state: BreakerState = 'closed';
  #failures = 0;
  #openedAt = 0;
  #isProbing = false;

  constructor(options: BreakerOptions = {}) {
    this.#threshold = options.failureThreshold ?? 5;
    this.#cooldownMs = options.cooldownMs ?? 2000;
    this.#now = options.now ?? (() => performance.now());
    this.#onChange = options.onChange;
  }

  get state(): BreakerState {
    return this.#state;
  }

  /** Whether a call may go out; each call that may must be followed by exactly one of the three outcomes. */
  admits(): boolean {
    if (this.#state === 'closed') return true;
    if (this.#state === 'open') {
      if (this.#now() - this.#openedAt < this.#cooldownMs) return false;
      this.#enter('half-open');
    }
    if (this.#isProbing) return false;
    this.#isProbing = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#isProbing = false;
    if (this.#state !== 'closed') this.#enter('closed');
  }

  failed(): void {
    this.#failures += 1;
    this.#isProbing = false;
    if (this.#threshold === 0) return;
    if (this.#state === 'half-open' || (this.#state === 'closed' && this.#failures >= this.#threshold)) {
      this.#openedAt = this.#now();
      this.#enter('open');
    }
  }

  /** The caller left before the service could prove anything. */
  abandoned(): void {
    this.#isProbing = false;
  }

  #enter(state: BreakerState): void {
    this.#state = state;
    this.#onChange?.(state);
  }
}
