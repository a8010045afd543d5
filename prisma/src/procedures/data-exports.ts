import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { AuthDatabase } from '../client.ts';
import { type CallOptions, callRow, callRows, contextJson } from './call.ts';

const requested = z.object({ id: z.uuid(), isNew: z.boolean() });

/** Begins an export with an audit entry, unless one of the last `minIntervalSec` is not ready yet: then that one is returned. */
export async function requestDataExport(
  db: AuthDatabase,
  input: CallOptions & { readonly id: string; readonly userId: string; readonly minIntervalSec: number },
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  return callRow(
    db,
    Prisma.sql`SELECT id, is_new AS "isNew" FROM auth_support.request_export(${input.id}::uuid, ${input.userId}::uuid,
      ${input.minIntervalSec}::integer, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    requested,
  );
}

/** Stores what one domain knows of the user; repeatable. Returns the domains that have answered so far. */
export async function addDataExportPart(
  db: AuthDatabase,
  input: { readonly exportId: string; readonly domain: string; readonly data: unknown; readonly now: Date },
): Promise<readonly string[]> {
  await callRow(
    db,
    Prisma.sql`INSERT INTO auth_support."DataExportParts" (export_id, domain, data, created_at)
      VALUES (${input.exportId}::uuid, ${input.domain}, ${JSON.stringify(input.data)}::jsonb, ${input.now}::timestamptz)
      ON CONFLICT (export_id, domain) DO UPDATE SET data = excluded.data RETURNING domain`,
    z.object({ domain: z.string() }),
  );
  const rows = await callRows(
    db,
    Prisma.sql`SELECT domain FROM auth_support."DataExportParts" WHERE export_id = ${input.exportId}::uuid ORDER BY domain`,
    z.object({ domain: z.string() }),
  );
  return rows.map(({ domain }) => domain);
}

/** Marks an export as ready until `expiresAt`. False when it was ready before: then tell nobody again. */
export async function finishDataExport(
  db: AuthDatabase,
  input: { readonly exportId: string; readonly objectKey: string | null; readonly now: Date; readonly expiresAt: Date },
): Promise<boolean> {
  const { exportId, objectKey, now, expiresAt } = input;
  const { count } = await db.dataExport.updateMany({
    where: { id: exportId, readyAt: null },
    data: { readyAt: now, expiresAt, objectKey },
  });
  return count === 1;
}
