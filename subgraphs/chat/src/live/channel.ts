/** A queue between what happens and the one who reads it; reading ends when it is closed and empty. The oldest are dropped beyond `capacity`. */
export class Channel<T> implements AsyncIterable<T> {
  readonly #capacity: number;
  #items: T[] = [];
  #isClosed = false;
  #failure: { readonly error: unknown } | null = null;
  #wake: () => void = () => undefined;

  constructor(capacity = 1_000) {
    this.#capacity = capacity;
  }

  push(item: T): void {
    if (this.#isClosed) return;
    if (this.#items.length >= this.#capacity) this.#items.shift();
    this.#items.push(item);
    this.#wake();
  }

  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  /** Reading rejects with this error, after what is queued. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.close();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) {
        yield item;
        continue;
      }
      if (this.#failure !== null) throw this.#failure.error;
      if (this.#isClosed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
