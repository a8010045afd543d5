import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { AuthDatabase } from '../client.ts';
import { type CallOptions, callRow, contextJson } from './call.ts';

const chain = z.object({ isIntact: z.boolean(), entries: z.bigint().transform(Number), firstBrokenId: z.uuid().nullable() });

/** `firstBrokenId` is the oldest entry that was changed or follows a removed one; null, though not intact, when the newest were removed. */
export type AuditChainState = z.infer<typeof chain>;

/** Walks the whole audit log and checks its hashes (`auth.fn_VerifyAuditChain`): some seconds a million entries. */
export async function verifyAuditChain(db: AuthDatabase): Promise<AuditChainState> {
  return callRow(
    db,
    Prisma.sql`SELECT intact AS "isIntact", entries, first_broken_id AS "firstBrokenId" FROM auth.fn_VerifyAuditChain()`,
    chain,
  );
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
