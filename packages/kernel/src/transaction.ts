/** Handle of an open transaction: use cases hand it on, only stores and the outbox look inside. */
export type Tx = object;

/** Runs `work` in one transaction; it may run more than once when it conflicts with another, so it must be repeatable. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
