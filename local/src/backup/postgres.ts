import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { readLines, writeCompressed } from './compressed-file.ts';
import { BackupError, type Counts, countOf } from './counts.ts';

interface Table {
  readonly schema: string;
  readonly name: string;
  /** Those that are stored; computed ones come back by themselves. */
  readonly columns: readonly string[];
}

/** What a dump tells beside its rows. */
export interface PostgresState {
  /** Rows by `schema.table`. */
  readonly counts: Counts;
  /** Names of the migrations that made the tables, in order. */
  readonly migrations: readonly string[];
  /** The last number that each sequence gave, by its quoted name; null: none yet. */
  readonly sequences: Readonly<Record<string, string | null>>;
}

const BATCH = 500;
/** The set-up that is restored into has its own record of what was applied. */
const MIGRATIONS = '_prisma_migrations';

/** A PostgreSQL of which one moment is held fast; disposing it lets go. */
export class PostgresSnapshot implements AsyncDisposable {
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
  }

  /** Connects; no moment is fixed yet. */
  static async connect(url: string): Promise<PostgresSnapshot> {
    const client = new Client({ connectionString: url });
    // Told by the query that meets it.
    client.on('error', () => undefined);
    await client.connect();
    return new PostgresSnapshot(client);
  }

  /** Fixes the moment: now. */
  async fix(): Promise<void> {
    await this.#client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await this.#client.query('SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0; SELECT 1');
  }

  /** Writes every table into `folder` as of the fixed moment, a row a line. */
  async dump(folder: string): Promise<PostgresState> {
    await mkdir(folder, { recursive: true });
    const counts: Counts = {};
    for (const table of await tablesOf(this.#client))
      counts[nameOf(table)] = await writeCompressed(fileOf(folder, table), linesOf(this.#client, table));
    const migrations = await migrationsOf(this.#client);
    return { counts, migrations, sequences: await sequencesOf(this.#client) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.end();
  }
}

/** The counts of a dump, read to its end. Throws when a file is damaged. */
export async function countPostgresDump(folder: string): Promise<Counts> {
  const counts: Counts = {};
  for (const file of await readdir(folder))
    counts[file.replace(/\.jsonl\.gz$/, '')] = await countOf(readLines(join(folder, file)));
  return counts;
}

/**
 * Puts what a dump holds in the place of what is there, all or nothing; answers the counts. The tables must be those of the same
 * migrations: `BackupError` otherwise. Needs a superuser, because rows come back without their triggers.
 */
export async function restorePostgres(url: string, folder: string, state: PostgresState): Promise<Counts> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await assertSameMigrations(client, state.migrations);
    const counts: Counts = {};
    const tables = await tablesOf(client);
    await client.query('BEGIN');
    // Rows come as they were: triggers that stamp, audit or refuse have had their say when they were written.
    await client.query("SET LOCAL session_replication_role = 'replica'; SET LOCAL statement_timeout = 0");
    if (tables.length > 0) await client.query(`TRUNCATE ${tables.map(quoted).join(', ')}`);
    for (const table of tables) counts[nameOf(table)] = await insertAll(client, table, fileOf(folder, table));
    for (const [sequence, last] of Object.entries(state.sequences)) await continueSequence(client, sequence, last);
    await client.query('COMMIT');
    return counts;
  } finally {
    await client.end();
  }
}

async function assertSameMigrations(client: Client, wanted: readonly string[]): Promise<void> {
  const found = await migrationsOf(client);
  if (found.join() === wanted.join()) return;
  const differing = [...wanted.filter((name) => !found.includes(name)), ...found.filter((name) => !wanted.includes(name))];
  throw new BackupError(
    `PostgreSQL: the backup was made by another version of the schema (${differing.join(', ')}). Restore it with the version that made it, then upgrade.`,
  );
}

async function migrationsOf(client: Client): Promise<string[]> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_tables WHERE tablename = $1', [MIGRATIONS]);
  if (rowCount === 0) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM ${escapeIdentifier(MIGRATIONS)} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function sequencesOf(client: Client): Promise<Record<string, string | null>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS last FROM pg_sequences
      WHERE schemaname NOT LIKE 'pg\\_%' ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

async function continueSequence(client: Client, sequence: string, last: string | null): Promise<void> {
  if (last === null) await client.query(`ALTER SEQUENCE ${sequence} RESTART`);
  else await client.query('SELECT setval($1::regclass, $2)', [sequence, last]);
}

async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT n.nspname AS schema, c.relname AS name,
            array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
       FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND n.nspname NOT LIKE 'pg\\_%' AND c.relname <> ${escapeLiteral(MIGRATIONS)}
      GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows;
}

/** Rows as JSON, read through a cursor so that no table has to fit into memory. Line ends inside can only be space between tokens. */
async function* linesOf(client: Client, table: Table): AsyncGenerator<string> {
  await client.query(
    `DECLARE rows NO SCROLL CURSOR FOR SELECT translate(row_to_json(t)::text, E'\\n\\r', '  ') AS line FROM ${quoted(table)} t`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${BATCH} FROM rows`);
    for (const { line } of rows) yield `${line}\n`;
    if (rows.length < BATCH) break;
  }
  await client.query('CLOSE rows');
}

async function insertAll(client: Client, table: Table, file: string): Promise<number> {
  const columns = table.columns.map(escapeIdentifier).join(', ');
  const statement = `INSERT INTO ${quoted(table)} (${columns}) OVERRIDING SYSTEM VALUE
    SELECT ${columns} FROM json_populate_recordset(NULL::${quoted(table)}, $1::json)`;
  let count = 0;
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await client.query(statement, [`[${batch.join(',')}]`]);
    count += batch.length;
    batch = [];
  };
  for await (const line of readLines(file)) {
    batch.push(line.toString('utf8'));
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return count;
}

function nameOf({ schema, name }: Table): string {
  return `${schema}.${name}`;
}

function quoted({ schema, name }: Table): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
}

function fileOf(folder: string, table: Table): string {
  return join(folder, `${nameOf(table)}.jsonl.gz`);
}
