import type { Transact, Tx } from '@app/kernel';

/** Carries a refusal out of a transaction that has written already. */
class RolledBackError<R> extends Error {
  readonly refusal: R;

  constructor(refusal: R) {
    super('the transaction was refused');
    this.name = 'RolledBackError';
    this.refusal = refusal;
  }
}

/**
 * Runs `work` in a transaction that it can leave with a refusal: `refuse` takes back everything written so far and makes the refusal the
 * answer. A refusal that is returned instead would commit what was written before it.
 */
export async function transactOrRefuse<T, R>(
  transact: Transact,
  work: (tx: Tx, refuse: (refusal: R) => never) => Promise<T>,
): Promise<T | R> {
  try {
    return await transact((tx) =>
      work(tx, (refusal) => {
        throw new RolledBackError(refusal);
      }),
    );
  } catch (error) {
    if (error instanceof RolledBackError) return error.refusal;
    throw error;
  }
}
