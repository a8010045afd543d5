import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { AuthDatabase } from '../client.ts';
import { type CallOptions, callRow, contextJson } from './call.ts';

const part = z.object({
  isIntact: z.boolean(),
  entries: z.bigint().transform(Number),
  firstBrokenId: z.uuid().nullable(),
  isEnd: z.boolean(),
});

/** `firstBrokenId` is the oldest entry that was changed or follows a removed one; null, though not intact, when the newest were removed. */
export interface AuditChainState {
  readonly isIntact: boolean;
  /** How many entries were walked: all of them when intact. */
  readonly entries: number;
  readonly firstBrokenId: string | null;
}

/**
 * Walks the audit log from its first entry and checks its hashes (`auth.fn_VerifyAuditChain`), `batchSize` entries a statement, up to the
 * first that is broken. Takes about 20 s a million entries.
 */
export async function verifyAuditChain(db: AuthDatabase, batchSize = 20_000): Promise<AuditChainState> {
  for (let entries = 0; ; ) {
    const walked = await callRow(
      db,
      Prisma.sql`SELECT intact AS "isIntact", entries, first_broken_id AS "firstBrokenId", is_end AS "isEnd"
        FROM auth.fn_VerifyAuditChain(${entries}::bigint, ${batchSize}::integer)`,
      part,
    );
    entries += walked.entries;
    const { isIntact, firstBrokenId } = walked;
    if (!isIntact || walked.isEnd) return { isIntact, entries, firstBrokenId };
  }
}

/** Appends an entry for what no procedure does. `action` is `thing.done`; `details` at most 4 KiB, without secrets. */
export async function appendAudit(
  db: AuthDatabase,
  input: CallOptions & { readonly action: string; readonly subjectId: string | null; readonly details?: Prisma.InputJsonObject },
): Promise<void> {
  await callRow(
    db,
    Prisma.sql`SELECT auth_support.append_audit(${input.action}, ${input.subjectId}::uuid, ${JSON.stringify(input.details ?? {})}::jsonb,
      ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)::text AS done`,
    z.object({ done: z.string() }),
  );
}
