import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshInstance } from '@app/testkit';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { MigrationDriftError, MigrationFailedError, migrate, migrationStatus, reset } from '../src/index.ts';
import { migrationsFolder } from '../src/migrations.ts';

const disposals = new AsyncDisposableStack();
afterAll(() => disposals.disposeAsync());

async function emptyDatabase(): Promise<{ url: string; query: (sql: string) => Promise<Record<string, unknown>[]> }> {
  const url = await disposals.use(freshInstance()).postgresDatabase();
  return {
    url,
    async query(sql) {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query(sql)).rows;
      } finally {
        await client.end();
      }
    },
  };
}

/** A copy of the migrations that a test may change. */
async function ownMigrations(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  disposals.defer(() => rm(folder, { recursive: true, force: true }));
  await cp(migrationsFolder, folder, { recursive: true });
  return folder;
}

async function addMigration(folder: string, name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

describe('the migration runner', () => {
  it('applies every migration once, in order, and then finds nothing to do', async () => {
    const { url } = await emptyDatabase();
    const names = (await readdir(migrationsFolder, { withFileTypes: true }))
      .filter((it) => it.isDirectory())
      .map((it) => it.name);
    const first = await migrate({ url });
    expect(first).toEqual({ applied: names.sort(), presentCount: 0 });
    expect(await migrate({ url })).toEqual({ applied: [], presentCount: names.length });
    expect(await migrationStatus({ url })).toEqual({ applied: names, pending: [] });
  });

  it("keeps Prisma's own book: same columns, SHA-256 checksums, one finished step each", async () => {
    const { url, query } = await emptyDatabase();
    await migrate({ url });
    const columns = await query(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '_prisma_migrations' ORDER BY 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual(
      ['id', 'checksum', 'finished_at', 'migration_name', 'logs', 'rolled_back_at', 'started_at', 'applied_steps_count'].sort(),
    );
    const bad = await query(
      `SELECT 1 FROM _prisma_migrations WHERE checksum !~ '^[0-9a-f]{64}$' OR finished_at IS NULL OR rolled_back_at IS NOT NULL OR applied_steps_count <> 1`,
    );
    expect(bad).toEqual([]);
  });

  it('creates a database that does not exist', async () => {
    const { url, query } = await emptyDatabase();
    const other = new URL(url);
    other.pathname += '_made';
    disposals.defer(async () => void (await query(`DROP DATABASE "${other.pathname.slice(1)}" WITH (FORCE)`)));
    expect((await migrate({ url: other.href })).applied).not.toEqual([]);
  });

  it('lets parallel runs wait for one another: each migration is applied once', async () => {
    const { url } = await emptyDatabase();
    const reports = await Promise.all(Array.from({ length: 4 }, () => migrate({ url })));
    expect(reports.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
  });

  it('resets: all data are gone and every migration is applied anew', async () => {
    const { url, query } = await emptyDatabase();
    const { applied } = await migrate({ url });
    await query(`INSERT INTO auth_support."UsernameHolds" (username_folded, held_until) VALUES ('somebody', now())`);
    expect((await reset({ url })).applied).toEqual(applied);
    expect(await query('SELECT * FROM auth_support."UsernameHolds"')).toEqual([]);
  });

  it('refuses an applied migration that was edited, and changes nothing', async () => {
    const { url } = await emptyDatabase();
    const folder = await ownMigrations();
    await migrate({ url, folder });
    await addMigration(folder, '20261124000400_indexes', '-- edited');
    await addMigration(folder, '29990101000000_later', 'CREATE TABLE auth_support.later ()');
    await expect(migrate({ url, folder })).rejects.toThrow(MigrationDriftError);
    await expect(migrationStatus({ url, folder })).rejects.toThrow(/20261124000400_indexes was edited/);
  });

  it('refuses a database that is newer than the folder', async () => {
    const { url } = await emptyDatabase();
    const folder = await ownMigrations();
    await addMigration(folder, '29990101000000_later', 'CREATE TABLE auth_support.later ()');
    await migrate({ url, folder });
    await expect(migrate({ url })).rejects.toThrow(/database is newer/);
  });

  it('rolls a failed migration back, keeps those before it, and applies it when it is right', async () => {
    const { url, query } = await emptyDatabase();
    const folder = await ownMigrations();
    const name = '29990101000000_later';
    await addMigration(folder, name, 'CREATE TABLE auth_support.half (); SELECT 1/0;');
    await expect(migrate({ url, folder })).rejects.toThrow(MigrationFailedError);
    expect(
      await query(`SELECT to_regclass('auth_support.half') AS half, to_regclass('auth."Users"') IS NOT NULL AS users`),
    ).toEqual([{ half: null, users: true }]);
    const [record] = await query(
      `SELECT logs, finished_at, rolled_back_at IS NOT NULL AS undone FROM _prisma_migrations WHERE migration_name = '${name}'`,
    );
    expect(record).toEqual({ logs: 'division by zero', finished_at: null, undone: true });
    await addMigration(folder, name, 'CREATE TABLE auth_support.half ();');
    expect((await migrate({ url, folder })).applied).toEqual([name]);
  });

  it("refuses to go on where Prisma's own tool stopped half-way", async () => {
    const { url, query } = await emptyDatabase();
    await migrate({ url });
    await query(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '20261124001400_roles'`);
    await expect(migrate({ url })).rejects.toThrow(/not finished/);
  });
});
