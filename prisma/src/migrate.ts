import { setTimeout as delay } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { type MigrationRecord, openBook, readBook, recordApplied, recordFailed } from './migration-book.ts';
import { type Migration, migrationsFolder, readMigrations } from './migrations.ts';

/** Password of the service's role where none is given: for development and tests only. The service refuses it in production. */
export const DEVELOPMENT_SERVICE_PASSWORD = 'wechat-auth-service-development-only';
/** The role that the migrations make for the service. */
export const SERVICE_ROLE = 'wechat_auth_service';

/** The lock that Prisma's tool takes too: neither runs beside the other, nor beside itself. */
const MIGRATION_LOCK = 72_707_369;
const LOCK_TIMEOUT = '60s';

/** What the runner needs to know. */
export interface MigrateOptions {
  /** Connects as one who may create schemas and roles. The database is created when it does not exist. */
  readonly url: string;
  /** Password of the service's role from now on; null leaves the role as it is. @defaultValue DEVELOPMENT_SERVICE_PASSWORD */
  readonly servicePassword?: string | null;
  /** @defaultValue the migrations of this package */
  readonly folder?: string;
  /** Told of each migration before it is applied. @defaultValue silence */
  readonly onApply?: (name: string) => void;
}

/** What a run did. */
export interface MigrateReport {
  /** Names of the migrations applied now, in order; empty when there was nothing to do. */
  readonly applied: readonly string[];
  /** How many had been applied before. */
  readonly presentCount: number;
}

/** The book and the folder disagree: an applied migration was edited or is missing, or a run of another tool failed half-way. Nothing was changed. */
export class MigrationDriftError extends Error {
  override readonly name = 'MigrationDriftError';
}

/** A migration failed and was rolled back; those before it stay. `cause` is the server's error. */
export class MigrationFailedError extends Error {
  override readonly name = 'MigrationFailedError';
}

/**
 * Applies what is not applied yet, each migration in a transaction of its own, and records it as `prisma migrate deploy` would.
 * Parallel runs wait for one another. Throws `MigrationDriftError`, `MigrationFailedError`.
 */
export async function migrate(options: MigrateOptions): Promise<MigrateReport> {
  await createDatabaseIfMissing(options.url);
  return withLock(options.url, (client) => applyPending(client, options));
}

/** Drops everything that the migrations made, data included, and applies them anew. Never for a database with data of value. */
export async function reset(options: MigrateOptions): Promise<MigrateReport> {
  await createDatabaseIfMissing(options.url);
  return withLock(options.url, async (client) => {
    await client.query('DROP SCHEMA IF EXISTS auth, auth_support CASCADE; DROP TABLE IF EXISTS public._prisma_migrations');
    return applyPending(client, options);
  });
}

/** Names of applied and pending migrations, without changing anything. Throws `MigrationDriftError` as `migrate` would. */
export async function migrationStatus(
  options: Pick<MigrateOptions, 'url' | 'folder'>,
): Promise<{ readonly applied: readonly string[]; readonly pending: readonly string[] }> {
  await using session = await connect(options.url);
  const { applied, pending } = compare(await readMigrations(options.folder ?? migrationsFolder), await readBook(session.client));
  return { applied: applied.map(({ name }) => name), pending: pending.map(({ name }) => name) };
}

async function applyPending(client: Client, options: MigrateOptions): Promise<MigrateReport> {
  await openBook(client);
  const { applied, pending } = compare(await readMigrations(options.folder ?? migrationsFolder), await readBook(client));
  for (const migration of pending) {
    options.onApply?.(migration.name);
    await applyOne(client, migration);
  }
  const password = options.servicePassword === undefined ? DEVELOPMENT_SERVICE_PASSWORD : options.servicePassword;
  if (password !== null) await setServicePassword(client, password);
  return { applied: pending.map(({ name }) => name), presentCount: applied.length };
}

function compare(
  migrations: readonly Migration[],
  book: readonly MigrationRecord[],
): { readonly applied: readonly Migration[]; readonly pending: readonly Migration[] } {
  const standing = book.filter((record) => !record.isRolledBack);
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, isFinished } of standing) {
    const migration = byName.get(name);
    if (!isFinished)
      throw new MigrationDriftError(`Migration ${name} was begun by another tool and not finished; resolve it first.`);
    if (!migration) throw new MigrationDriftError(`Migration ${name} is applied but not in the folder: the database is newer.`);
    if (migration.checksum !== checksum)
      throw new MigrationDriftError(`Migration ${name} was edited after it was applied; write a new migration instead.`);
  }
  const done = new Set(standing.map(({ name }) => name));
  return {
    applied: migrations.filter(({ name }) => done.has(name)),
    pending: migrations.filter(({ name }) => !done.has(name)),
  };
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  const startedAt = new Date();
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await recordApplied(client, migration, startedAt);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    const reason = cause instanceof Error ? cause.message : String(cause);
    await recordFailed(client, migration, startedAt, reason);
    throw new MigrationFailedError(`Migration ${migration.name} failed and was rolled back: ${reason}`, { cause });
  }
}

/** Roles are shared by all databases of a server: runs on two of them can meet here, and the loser tries again. */
async function setServicePassword(client: Client, password: string): Promise<void> {
  const statement = `ALTER ROLE ${SERVICE_ROLE} LOGIN PASSWORD ${client.escapeLiteral(password)}`;
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      const isRace = error instanceof DatabaseError && /concurrently/.test(error.message);
      if (!isRace || attempt === 50) throw error;
      await delay(5 + Math.random() * 20);
    }
  }
}

async function withLock<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  await using session = await connect(url);
  const { client } = session;
  await client.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  return await work(client);
}

/** A connection that ends, and gives its locks back, when it leaves the scope. */
async function connect(url: string): Promise<AsyncDisposable & { readonly client: Client }> {
  const client = new Client({ connectionString: url, application_name: 'auth-migrate' });
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}

async function createDatabaseIfMissing(url: string): Promise<void> {
  try {
    await (await connect(url))[Symbol.asyncDispose]();
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '3D000') throw error;
    await createDatabase(url);
  }
}

async function createDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  const name = decodeURIComponent(maintenance.pathname.slice(1));
  maintenance.pathname = '/postgres';
  await using session = await connect(maintenance.href);
  try {
    await session.client.query(`CREATE DATABASE ${session.client.escapeIdentifier(name)} ENCODING 'UTF8' TEMPLATE template0`);
  } catch (error) {
    const isThere = error instanceof DatabaseError && (error.code === '42P04' || error.code === '23505');
    if (!isThere) throw error; // another run was faster
  }
}
