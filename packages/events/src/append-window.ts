/**
 * Keeps many appends under way on one connection while their order stays fixed, and knows up to where all of them have succeeded.
 * After the first failure nothing more is accepted: the writer begins again from `position`.
 */
export class AppendWindow<Position> {
  readonly #size: number;
  readonly #onFailure: (error: unknown) => void;
  #inFlight = 0;
  #failure: { readonly error: unknown } | null = null;
  #position: Position | null = null;
  #waiting: (() => void)[] = [];

  /** `size` is the most that may be under way; `onFailure` is called once, with the first error. */
  constructor(size: number, onFailure: (error: unknown) => void) {
    this.#size = size;
    this.#onFailure = onFailure;
  }

  /** The position of the last append before which all have succeeded; null before the first. */
  get position(): Position | null {
    return this.#position;
  }

  /** Whether nothing is under way. */
  get isIdle(): boolean {
    return this.#inFlight === 0;
  }

  /** Sends when there is room; resolves when it was sent, not when it succeeded. Rejects with the first failure. */
  async push(send: () => Promise<unknown>, position: Position): Promise<void> {
    while (this.#inFlight >= this.#size && this.#failure === null) await this.#change();
    this.#throwIfFailed();
    this.#inFlight += 1;
    send().then(
      () => {
        if (this.#failure === null) this.#position = position;
        this.#settled();
      },
      (error: unknown) => {
        if (this.#failure === null) {
          this.#failure = { error };
          this.#onFailure(error);
        }
        this.#settled();
      },
    );
  }

  /** Resolves when everything pushed so far has succeeded; rejects with the first failure. */
  async drained(): Promise<void> {
    while (this.#inFlight > 0 && this.#failure === null) await this.#change();
    this.#throwIfFailed();
  }

  #throwIfFailed(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #settled(): void {
    this.#inFlight -= 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
