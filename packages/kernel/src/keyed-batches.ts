/** An item that waits for its batch. */
interface Waiting<In, Out> {
  readonly item: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
}

/** Handles the items of one batch; answers one result for each, in order. Throwing fails them all. */
export type BatchWork<In, Out> = (key: string, items: readonly In[]) => Promise<readonly Out[]>;

/**
 * Group commit: while one batch of a key is being worked on, what arrives for the same key waits and becomes the next batch, in the order of arrival.
 * A lone item does not wait. Different keys do not wait for each other.
 * Within a process; what several processes do at once must be safe by itself.
 */
export class KeyedBatches<In, Out> {
  readonly #work: BatchWork<In, Out>;
  readonly #maxSize: number;
  readonly #waiting = new Map<string, Waiting<In, Out>[]>();

  /** @param maxSize Most items of one batch. */
  constructor(work: BatchWork<In, Out>, maxSize: number) {
    this.#work = work;
    this.#maxSize = maxSize;
  }

  /** Resolves with the item's own result once its batch is done; rejects when its batch failed. */
  add(key: string, item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(key);
      if (waiting !== undefined) {
        waiting.push({ item, resolve, reject });
        return;
      }
      this.#waiting.set(key, [{ item, resolve, reject }]);
      void this.#run(key);
    });
  }

  async #run(key: string): Promise<void> {
    for (;;) {
      const batch = this.#waiting.get(key)?.splice(0, this.#maxSize) ?? [];
      if (batch.length === 0) break;
      try {
        const results = await this.#work(
          key,
          batch.map(({ item }) => item),
        );
        for (const [index, { resolve, reject }] of batch.entries()) {
          const result = results[index];
          if (result === undefined) reject(new Error('a batch must answer each of its items'));
          else resolve(result);
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#waiting.delete(key);
  }
}
