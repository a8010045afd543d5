import type { Logger } from '@app/kernel';

/** Does some work again and again until it is stopped; never twice at once, and a failure only waits for the next turn. */
export class Sweeper {
  readonly #work: () => Promise<void>;
  readonly #intervalMs: number;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(work: () => Promise<void>, options: { readonly intervalSec: number; readonly log: Logger }) {
    this.#work = work;
    this.#intervalMs = options.intervalSec * 1_000;
    this.#log = options.log;
  }

  start(): void {
    if (this.#timer === null) this.#schedule();
  }

  /** Waits for the work in hand. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#running;
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#turn();
    }, this.#intervalMs);
    this.#timer.unref();
  }

  async #turn(): Promise<void> {
    try {
      await this.#work();
    } catch (error) {
      this.#log.warn({ err: error }, 'a sweep failed; the next one tries again');
    }
    if (this.#timer !== null) this.#schedule();
  }
}
