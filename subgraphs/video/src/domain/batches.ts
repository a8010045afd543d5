interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Puts items of one key that come while others of it are at work into one batch: a hot key costs one piece of work at a time, however
 * many ask. Within a process; what several processes do at once must be safe by itself.
 */
export class Batches<Item, Result> {
  readonly #work: (key: string, items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #maxItems: number;
  readonly #waiting = new Map<string, Waiting<Item, Result>[]>();

  /** `work` answers one result for each item, in order; when it throws, all of its batch fail. */
  constructor(work: (key: string, items: readonly Item[]) => Promise<readonly Result[]>, maxItems = 200) {
    this.#work = work;
    this.#maxItems = maxItems;
  }

  /** Resolves with the item's own result once its batch is done. */
  submit(key: string, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(key);
      if (waiting !== undefined) waiting.push({ item, resolve, reject });
      else {
        this.#waiting.set(key, [{ item, resolve, reject }]);
        void this.#drain(key);
      }
    });
  }

  async #drain(key: string): Promise<void> {
    // What is submitted in this turn of the loop is one batch already.
    await Promise.resolve();
    for (;;) {
      const batch = this.#waiting.get(key)?.splice(0, this.#maxItems) ?? [];
      if (batch.length === 0) break;
      await this.#run(key, batch);
    }
    this.#waiting.delete(key);
  }

  async #run(key: string, batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#work(
        key,
        batch.map(({ item }) => item),
      );
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('A batch has answered too few results.'));
        else resolve(result);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
