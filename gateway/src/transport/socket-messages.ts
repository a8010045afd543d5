/** A bucket of messages that refills steadily: `burst` at once, `perSec` in the long run. */
export class MessageBudget {
  readonly #perSec: number;
  readonly #burst: number;
  #left: number;
  #at = performance.now();

  constructor(perSec: number, burst: number) {
    this.#perSec = perSec;
    this.#burst = burst;
    this.#left = burst;
  }

  /** Takes one; false when none is left. */
  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSec);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
