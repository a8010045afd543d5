/**
 * Lets changes that share a user happen one at a time within this process, in the order asked; others do not wait for each other. The store
 * keeps racing transactions apart anyway: waiting here is cheaper than being rolled back there, again and again for a popular user.
 */
export class PairQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `work` when it is the turn of both users. */
  async run<T>(oneId: string, otherId: string, work: () => Promise<T>): Promise<T> {
    // Always in the same order, so that no two wait for each other.
    const [first, second] = oneId < otherId ? [oneId, otherId] : [otherId, oneId];
    return this.#inTurn(first, () => (first === second ? work() : this.#inTurn(second, work)));
  }

  async #inTurn<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(userId) ?? Promise.resolve();
    const result = before.then(work, work);
    const tail = result.catch(() => undefined);
    this.#tails.set(userId, tail);
    try {
      return await result;
    } finally {
      if (this.#tails.get(userId) === tail) this.#tails.delete(userId);
    }
  }
}
