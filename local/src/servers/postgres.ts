import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { BinarySearch } from '../binaries/context.ts';
import { POSTGRES_MAJOR, type PostgresHome } from '../binaries/postgres.ts';
import { StackUnavailableError } from '../missing.ts';
import { saying } from '../progress.ts';
import { acceptsConnections, retryUntilOk } from '../ready.ts';
import { type CommandOptions, runCommand } from '../run-command.ts';
import type { ProcessSpec } from '../supervised-process.ts';
import type { ServerPlace } from './place.ts';
import { placeForData, placeForPrograms, postgresUser } from './postgres-home.ts';

const SUPERUSER = 'postgres';
const DATABASE = 'wechat_auth';

/** The superuser's connection string of the local PostgreSQL, to the database of the auth domain. */
export function postgresUrl(port: number, database = DATABASE): string {
  return `postgresql://${SUPERUSER}@127.0.0.1:${port}/${database}`;
}

/** PostgreSQL, durable but small; makes its data folder at first use (2 s). It trusts whoever connects from this machine. */
export async function postgresSpec(
  home: PostgresHome,
  { dataDir, port }: ServerPlace,
  { progress, signal }: Pick<BinarySearch, 'progress' | 'signal'>,
): Promise<ProcessSpec> {
  const runAs = await postgresUser(dataDir);
  const [folder, programs] = await Promise.all([placeForData(dataDir, runAs), placeForPrograms(home, runAs)]);
  const data = join(folder, 'data');
  const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  if (existsSync(data)) await checkVersion(data);
  else
    await saying(progress, 'postgres: making its data folder', () =>
      initialise(programs, folder, { env: environment, signal, ...runAs }),
    );
  await removeForeignPid(data);
  return {
    name: 'postgres',
    command: join(programs, 'bin', 'postgres'),
    args: ['-D', data, ...settings({ port, listen_addresses: '127.0.0.1', unix_socket_directories: '' })],
    env: environment,
    cwd: folder,
    ...runAs,
    port,
    ready: (signal) => databaseExists(port, signal),
    logFile: join(dataDir, 'logs', 'postgres.log'),
    recordFile: join(dataDir, 'run', 'postgres.json'),
    // SIGTERM would wait for every client to leave; SIGINT ends their sessions and writes a checkpoint.
    stopSignal: 'SIGINT',
  };
}

function settings(listen: Record<string, string | number>): string[] {
  const all = {
    ...listen,
    max_connections: 200,
    shared_buffers: '64MB',
    max_wal_size: '256MB',
    io_method: 'sync', // no processes of its own for reads: the data are small
    jit: 'off',
    log_min_messages: 'warning',
    logging_collector: 'off',
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function initialise(programs: string, folder: string, how: CommandOptions): Promise<void> {
  // Under another name until complete: a start that is cut off must not leave half a data folder.
  const part = join(folder, 'data.part');
  await rm(part, { recursive: true, force: true });
  const { code, stderr } = await runCommand(
    join(programs, 'bin', 'initdb'),
    [
      ...['-D', part, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--no-instructions'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ],
    { ...how, cwd: folder },
  );
  how.signal?.throwIfAborted();
  if (code !== 0) throw new Error(`initdb failed:\n${stderr.trim()}`);
  await rename(part, join(folder, 'data'));
}

async function checkVersion(data: string): Promise<void> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch((error: Error) => {
    throw new StackUnavailableError(
      `${data} cannot be read (${error.message}).`,
      'Start as the user who made it, or choose another data folder.',
    );
  });
  if (version.trim() !== String(POSTGRES_MAJOR)) {
    throw new StackUnavailableError(
      `${data} was made by PostgreSQL ${version.trim()}; this needs ${POSTGRES_MAJOR}.`,
      'Choose another data folder, or dump and restore it with the version that made it.',
    );
  }
}

/**
 * A server that was killed leaves its pid file; after a restart of the machine or container that pid may belong to
 * another process, and PostgreSQL would then refuse to start. The port in the file tells whether a server is there.
 */
async function removeForeignPid(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const [pid] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  if (!pid) return;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (commandLine !== null && !commandLine.includes(data)) await rm(file, { force: true });
}

async function databaseExists(port: number, signal: AbortSignal): Promise<void> {
  await acceptsConnections(port, signal);
  // While it recovers it refuses sessions.
  await retryUntilOk(signal, async () => {
    const client = new Client({ connectionString: postgresUrl(port, 'postgres'), connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined); // told by the query
    try {
      await client.connect();
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    } finally {
      await client.end().catch(() => undefined);
    }
  });
}
