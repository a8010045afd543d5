import { type ClientSession, MongoClient, type MongoClientOptions } from 'mongodb';

const OPTIONS: MongoClientOptions = {
  // Acknowledged means stored by a majority, in the journal (`journal` left unset: the majority default journals in groups).
  writeConcern: { w: 'majority' },
  readConcern: { level: 'majority' },
  retryWrites: true,
  retryReads: true,
  serverSelectionTimeoutMS: 10_000,
  maxPoolSize: 50,
  ignoreUndefined: true,
};

/** Connects lazily: the first use opens the pool; a lost server is found again by the driver. */
export function createMongoClient(url: string, appName: string): MongoClient {
  return new MongoClient(url, { ...OPTIONS, appName });
}

/** Work inside one transaction; handed down so that stores, outbox and counters commit together. */
export type Transaction = ClientSession;

/** Runs `work` in a transaction with majority concerns; retried by the driver on transient conflicts, so `work` must be repeatable. */
export async function inTransaction<T>(client: MongoClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return client.withSession({ causalConsistency: true }, (session) =>
    session.withTransaction(() => work(session), { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } }),
  );
}

const DUPLICATE_KEY = 11000;

/** Whether an error is a unique index saying that somebody was first. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === DUPLICATE_KEY;
}
