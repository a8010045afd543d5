import { setTimeout as delay } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { Prisma, PrismaClient } from '../generated/client.ts';

/** The typed client of the auth database. */
export type AuthPrisma = PrismaClient;
/** The client, or the transaction that a call shall be part of. */
export type AuthDatabase = Prisma.TransactionClient;

/** How the client's connections behave. */
export interface PrismaClientOptions {
  /** Most connections at once. @defaultValue 10 */
  readonly maxConnections?: number;
  /** Longest wait for a connection, in milliseconds. @defaultValue 5000 */
  readonly connectTimeoutMs?: number;
  /** Longest wait for the answer of one statement, also of a server that hangs, in milliseconds. @defaultValue 10000 */
  readonly queryTimeoutMs?: number;
  /** Name of this process in the server's list of connections. @defaultValue auth */
  readonly applicationName?: string;
  /** Told when an idle connection breaks; the pool replaces it by itself. @defaultValue silence */
  readonly onConnectionLost?: (error: Error) => void;
}

/**
 * A client of the auth database over a pool of its own. It connects at the first use; dispose of it (`await using`, or `$disconnect`) to end the pool.
 * A `DateTime` is exact to the millisecond. The URL's role decides what is allowed: use the service's, not the owner's.
 */
export function createPrismaClient(url: string, options: PrismaClientOptions = {}): AuthPrisma & AsyncDisposable {
  const { maxConnections = 10, connectTimeoutMs = 5_000, queryTimeoutMs = 10_000, applicationName = 'auth' } = options;
  const pool = new Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: queryTimeoutMs,
    statement_timeout: queryTimeoutMs,
    idle_in_transaction_session_timeout: queryTimeoutMs,
    application_name: applicationName,
    allowExitOnIdle: true,
    keepAlive: true,
  });
  pool.on('error', (error) => options.onConnectionLost?.(error));
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  return Object.assign(client, {
    async [Symbol.asyncDispose]() {
      await client.$disconnect();
      if (!pool.ended) await pool.end(); // never used: Prisma has nothing to dispose of
    },
  });
}

/** Attempts of a statement or transaction that lost against another one (serialization failure, deadlock). */
const CONFLICT_ATTEMPTS = 4;

/**
 * Runs work in a transaction, again from its start when it lost against another one; so the work must do nothing outside the transaction.
 * Read committed, as the procedures expect. Rejects when it still loses at the fourth attempt, or takes longer than `timeoutMs` (default 5000).
 */
export async function inTransaction<T>(
  client: AuthPrisma,
  work: (tx: AuthDatabase) => Promise<T>,
  options: { readonly timeoutMs?: number } = {},
): Promise<T> {
  const { timeoutMs = 5_000 } = options;
  return retryingConflicts(() => client.$transaction(work, { timeout: timeoutMs, maxWait: timeoutMs }));
}

/** Repeats what lost against another transaction, after a short random wait. */
export async function retryingConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === CONFLICT_ATTEMPTS || !isConflict(error)) throw error;
      await delay(2 ** attempt * 5 * (0.5 + Math.random()));
    }
  }
}

/** Whether the server gave this work up in favour of another transaction: repeating it is safe and likely to succeed. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === 'P2034') return true;
  return JSON.stringify(error.meta ?? {}).includes('"TransactionWriteConflict"');
}
