/**
 * Runs work on one key after the other, in this process: transactions on one hot document then wait for each other here instead of
 * conflicting in the store. Other processes are kept apart by the store itself.
 */
export class Serial {
  readonly #tails = new Map<string, Promise<void>>();

  /** Runs `work` when everything asked for earlier on `key` has ended, well or badly. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const result = (this.#tails.get(key) ?? Promise.resolve()).then(work);
    const tail = result.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(key, tail);
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
    return result;
  }
}

/**
 * Group commit: what is asked for on one key while an earlier batch of it is being written becomes one batch. Ten thousand changes of
 * one hot thing cost as many transactions as fit behind each other, not ten thousand.
 */
export class GroupCommit<Ask, Answer> {
  readonly #serial: Serial;
  readonly #write: (key: string, asks: readonly Ask[]) => Promise<readonly Answer[]>;
  readonly #maxBatch: number;
  readonly #waiting = new Map<string, { ask: Ask; resolve: (answer: Answer) => void; reject: (error: unknown) => void }[]>();

  /** `write` answers each ask, in order; when it throws, every ask of the batch fails. */
  constructor(serial: Serial, write: (key: string, asks: readonly Ask[]) => Promise<readonly Answer[]>, maxBatch = 200) {
    this.#serial = serial;
    this.#write = write;
    this.#maxBatch = maxBatch;
  }

  submit(key: string, ask: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(key);
      if (waiting !== undefined) {
        waiting.push({ ask, resolve, reject });
        return;
      }
      this.#waiting.set(key, [{ ask, resolve, reject }]);
      void this.#serial.run(key, () => this.#writeNext(key));
    });
  }

  async #writeNext(key: string): Promise<void> {
    const waiting = this.#waiting.get(key) ?? [];
    const batch = waiting.splice(0, this.#maxBatch);
    if (waiting.length === 0) this.#waiting.delete(key);
    else void this.#serial.run(key, () => this.#writeNext(key));
    try {
      const answers = await this.#write(
        key,
        batch.map(({ ask }) => ask),
      );
      for (const [index, { resolve, reject }] of batch.entries()) {
        const answer = answers[index];
        if (answer === undefined) reject(new Error('a batch left an ask without an answer'));
        else resolve(answer);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
