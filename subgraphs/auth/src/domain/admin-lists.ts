import { type CursorCodec, isId, type Page, type PageArguments, pageSize, readPage, type Viewer } from '@app/kernel';
import { z } from 'zod';
import type { Account, AccountStatus } from './account.ts';
import { noted } from './fields.ts';
import type { AuthDeps } from './ports.ts';

/** Which accounts; null: any. */
export interface AccountFilter {
  /** Beginning of e-mail or username. */
  readonly query: string | null;
  readonly status: AccountStatus | null;
}

/** Which entries of the audit log; null: any. `until` is exclusive. */
export interface AuditFilter {
  /** The account it is about. */
  readonly accountId: string | null;
  readonly action: string | null;
  readonly since: Date | null;
  readonly until: Date | null;
}

/** Which tries to sign in; null: any. */
export interface AttemptFilter {
  readonly accountId: string | null;
  readonly ip: string | null;
}

/** One entry of the audit log. */
export interface AuditEntry {
  readonly id: string;
  /** Its place in the chain. */
  readonly seq: bigint;
  readonly at: Date;
  readonly action: string;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly details: readonly { readonly key: string; readonly value: string }[];
  readonly hash: string;
}

/** One try to sign in. */
export interface LoginAttempt {
  readonly id: string;
  readonly at: Date;
  readonly name: string;
  readonly accountId: string | null;
  readonly succeeded: boolean;
  readonly reason: string | null;
  readonly ip: string;
}

/** Lists for staff, newest first. */
export interface AdminReader {
  listAccounts(filter: AccountFilter, beforeId: string | null, limit: number, now: Date): Promise<readonly Account[]>;
  listAudit(filter: AuditFilter, beforeSeq: bigint | null, limit: number): Promise<readonly AuditEntry[]>;
  listAttempts(filter: AttemptFilter, beforeId: string | null, limit: number): Promise<readonly LoginAttempt[]>;
}

/** What reading lists needs beside the rest. */
export interface AdminDeps extends AuthDeps {
  readonly admin: AdminReader;
}

const QUERY_MAX = 254;
const ACTION_MAX = 50;
const AUDIT_PAGE = 50;
const idPosition = z.strictObject({ id: z.string().refine(isId) });
const seqPosition = z.strictObject({ seq: z.string().regex(/^\d{1,18}$/) });
/** Nothing here is older: earlier bounds mean the beginning. */
const BEGINNING = new Date(0);

/** Accounts by e-mail, username or status. Throws `BadUserInputError` for a bad page size or cursor. */
export async function listAccounts(
  deps: AdminDeps,
  viewer: Viewer,
  input: { readonly query: string | null; readonly status: AccountStatus | null },
  page: PageArguments,
): Promise<Page<Account>> {
  const filter = { ...input, query: input.query === null ? null : noted(input.query, QUERY_MAX) };
  const now = deps.clock.now();
  return readById(deps.cursors, viewer, `accounts:${JSON.stringify(filter)}`, page, undefined, (beforeId, limit) =>
    deps.admin.listAccounts(filter, beforeId, limit, now),
  );
}

/** Tries to sign in, by account or address. */
export async function listAttempts(
  deps: AdminDeps,
  viewer: Viewer,
  filter: AttemptFilter,
  page: PageArguments,
): Promise<Page<LoginAttempt>> {
  return readById(deps.cursors, viewer, `attempts:${JSON.stringify(filter)}`, page, AUDIT_PAGE, async (beforeId, limit) =>
    filter.accountId !== null && !isId(filter.accountId) ? [] : deps.admin.listAttempts(filter, beforeId, limit),
  );
}

/** Entries of the audit log. */
export async function listAudit(
  deps: AdminDeps,
  viewer: Viewer,
  input: AuditFilter,
  page: PageArguments,
): Promise<Page<AuditEntry>> {
  const filter = {
    accountId: input.accountId,
    action: input.action === null ? null : noted(input.action, ACTION_MAX),
    since: input.since !== null && input.since < BEGINNING ? BEGINNING : input.since,
    until: input.until !== null && input.until < BEGINNING ? BEGINNING : input.until,
  };
  const name = `audit:${JSON.stringify(filter)}`;
  const first = pageSize(page.first, AUDIT_PAGE);
  const after = deps.cursors.decode(name, viewer.id, page.after, seqPosition);
  return readPage<AuditEntry, AuditEntry, { seq: string }>({
    first,
    after,
    skeleton: async (position, limit) =>
      filter.accountId !== null && !isId(filter.accountId)
        ? []
        : deps.admin.listAudit(filter, position === null ? null : BigInt(position.seq), limit),
    position: ({ seq }) => ({ seq: String(seq) }),
    present: async (rows) => rows,
    cursor: (position) => deps.cursors.encode(name, viewer.id, position),
  });
}

function readById<Row extends { readonly id: string }>(
  cursors: CursorCodec,
  viewer: Viewer,
  name: string,
  page: PageArguments,
  fallback: number | undefined,
  read: (beforeId: string | null, limit: number) => Promise<readonly Row[]>,
): Promise<Page<Row>> {
  const first = pageSize(page.first, fallback);
  const after = cursors.decode(name, viewer.id, page.after, idPosition);
  return readPage<Row, Row, { id: string }>({
    first,
    after,
    skeleton: (position, limit) => read(position?.id ?? null, limit),
    position: ({ id }) => ({ id }),
    present: async (rows) => rows,
    cursor: (position) => cursors.encode(name, viewer.id, position),
  });
}
