import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { z } from 'zod';
import type { Migration } from './migrations.ts';

/** A recorded run of a migration. It is applied when finished and not rolled back. */
export interface MigrationRecord {
  readonly name: string;
  readonly checksum: string;
  readonly isFinished: boolean;
  readonly isRolledBack: boolean;
}

const rows = z.array(z.object({ name: z.string(), checksum: z.string(), isFinished: z.boolean(), isRolledBack: z.boolean() }));

/** Makes the book Prisma keeps, should it be missing, column for column as Prisma makes it. */
export async function openBook(client: Client): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS public._prisma_migrations (
      id                  VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum            VARCHAR(64) NOT NULL,
      finished_at         TIMESTAMPTZ,
      migration_name      VARCHAR(255) NOT NULL,
      logs                TEXT,
      rolled_back_at      TIMESTAMPTZ,
      started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count INTEGER NOT NULL DEFAULT 0
    )`);
}

/** Everything recorded so far, oldest first; nothing when there is no book. */
export async function readBook(client: Client): Promise<readonly MigrationRecord[]> {
  const found = await client.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS exists`);
  if (!z.tuple([z.object({ exists: z.boolean() })]).parse(found.rows)[0].exists) return [];
  const result = await client.query(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished", rolled_back_at IS NOT NULL AS "isRolledBack"
       FROM public._prisma_migrations ORDER BY started_at, migration_name`,
  );
  return rows.parse(result.rows);
}

/** Records a migration that the same transaction has applied. */
export async function recordApplied(client: Client, migration: Migration, startedAt: Date): Promise<void> {
  await client.query(
    `INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name, startedAt],
  );
}

/** Records a migration that failed. Its transaction left nothing behind, so it counts as rolled back and may run again. */
export async function recordFailed(client: Client, migration: Migration, startedAt: Date, reason: string): Promise<void> {
  await client.query(
    `INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at, rolled_back_at, logs)
     VALUES ($1, $2, $3, $4, clock_timestamp(), $5)`,
    [randomUUID(), migration.checksum, migration.name, startedAt, reason],
  );
}
