import { Client } from 'pg';
import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { AuthDatabase } from '../client.ts';
import { callRows } from './call.ts';

/** How much to remove at once, and how long ended things are kept, in seconds. */
export interface CleanupPolicy {
  readonly batchSize: number;
  readonly maxBatches: number;
  readonly sessionRetentionSec: number;
  readonly attemptRetentionSec: number;
  readonly unverifiedRetentionSec: number;
  readonly deletedRetentionSec: number;
  readonly outboxRetentionSec: number;
}

const row = z.object({ kind: z.string(), removed: z.bigint().transform(Number) });

/**
 * Daily upkeep (`auth.sp_CleanupExpiredTokens`): how many rows of which kind were removed. One statement, so choose batches that fit the
 * client's time limit, and call again while a kind reaches `batchSize` × `maxBatches`.
 */
export async function cleanupExpiredTokens(
  db: AuthDatabase,
  policy: CleanupPolicy,
  now?: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await callRows(
    db,
    Prisma.sql`SELECT kind, removed FROM auth.sp_CleanupExpiredTokens(${policy.batchSize}::integer, ${policy.maxBatches}::integer,
      ${policy.sessionRetentionSec}::integer, ${policy.attemptRetentionSec}::integer, ${policy.unverifiedRetentionSec}::integer,
      ${policy.deletedRetentionSec}::integer, ${policy.outboxRetentionSec}::integer, ${now ?? null}::timestamptz)`,
    row,
  );
  return new Map(rows.map(({ kind, removed }) => [kind, removed]));
}

/** Weekly upkeep: VACUUM ANALYZE of every table the role may maintain. Opens a connection of its own, since it may take minutes. */
export async function vacuumAuth(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'auth-vacuum' });
  await client.connect();
  try {
    const tables = await client.query(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('auth', 'auth_support') ORDER BY 1`,
    );
    const names = z.array(z.object({ name: z.string() })).parse(tables.rows);
    await client.query(`VACUUM (ANALYZE) ${names.map(({ name }) => name).join(', ')}`);
  } finally {
    await client.end();
  }
}
