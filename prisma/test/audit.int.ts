import { newId } from '@app/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit, createPrismaClient, inTransaction, verifyAuditChain } from '../src/index.ts';
import { type AuthTestDatabase, authDatabase, STRANGER, verifiedAccount } from './auth-database.ts';

let auth: AuthTestDatabase;
beforeAll(async () => {
  auth = await authDatabase();
});
afterAll(() => auth[Symbol.asyncDispose]());

const append = (details: Record<string, string> = {}) =>
  appendAudit(auth.db, { action: 'export.requested', subjectId: newId(), details, context: STRANGER });

/** Edits entries as somebody who owns the database would have to: with the guard switched off. Restores afterwards. */
async function tamper<T>(statement: string, values: readonly unknown[], look: () => Promise<T>): Promise<T> {
  await auth.sql('CREATE TABLE public.kept AS SELECT * FROM auth."AuditLogs"');
  await auth.sql('ALTER TABLE auth."AuditLogs" DISABLE TRIGGER USER');
  await auth.sql(statement, values);
  await auth.sql('ALTER TABLE auth."AuditLogs" ENABLE TRIGGER USER');
  try {
    return await look();
  } finally {
    await auth.sql('ALTER TABLE auth."AuditLogs" DISABLE TRIGGER USER');
    await auth.sql('DELETE FROM auth."AuditLogs"');
    await auth.sql('INSERT INTO auth."AuditLogs" SELECT * FROM public.kept');
    await auth.sql('ALTER TABLE auth."AuditLogs" ENABLE TRIGGER USER');
    await auth.sql('DROP TABLE public.kept');
  }
}

async function entryAt(position: number): Promise<string> {
  const entries = await auth.db.auditLog.findMany({ orderBy: { seq: 'asc' }, select: { id: true } });
  return entries.at(position)?.id ?? '';
}

describe('the audit chain', () => {
  it('is intact under parallel writers: each entry follows exactly one other', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 4 ? append() : verifiedAccount(auth.db))));
    const entries = await auth.db.auditLog.count();
    expect(await verifyAuditChain(auth.db)).toEqual({ isIntact: true, entries, firstBrokenId: null });
  });

  it('does not let transactions that audit in opposite order deadlock', async () => {
    await Promise.all(
      Array.from({ length: 6 }, () =>
        inTransaction(auth.db, async (tx) => {
          for (let i = 0; i < 3; i++) {
            await appendAudit(tx, { action: 'export.requested', subjectId: null, context: STRANGER });
            await tx.$queryRaw`SELECT pg_sleep(0.01)::text`;
          }
        }),
      ),
    );
    expect(await verifyAuditChain(auth.db)).toMatchObject({ isIntact: true });
  });

  it.each([
    ['the action', `UPDATE auth."AuditLogs" SET action = 'role.revoked' WHERE id = $1`],
    ['the time', `UPDATE auth."AuditLogs" SET occurred_at = occurred_at - interval '1 hour' WHERE id = $1`],
    ['the subject', `UPDATE auth."AuditLogs" SET subject_id = gen_random_uuid() WHERE id = $1`],
    ['the details', `UPDATE auth."AuditLogs" SET details = '{"x": 1}' WHERE id = $1`],
    ['the address', `UPDATE auth."AuditLogs" SET ip = '198.51.100.1' WHERE id = $1`],
    ['the hash', `UPDATE auth."AuditLogs" SET hash = sha256('x') WHERE id = $1`],
  ])('breaks at the entry when %s is edited by hand', async (_what, statement) => {
    await append();
    await append();
    const id = await entryAt(-2);
    const state = await tamper(statement, [id], () => verifyAuditChain(auth.db));
    expect(state).toMatchObject({ isIntact: false, firstBrokenId: id });
    expect(await verifyAuditChain(auth.db)).toMatchObject({ isIntact: true });
  });

  it('breaks at the next entry when one is removed', async () => {
    await append();
    await append();
    const [id, next] = [await entryAt(-2), await entryAt(-1)];
    const state = await tamper(`DELETE FROM auth."AuditLogs" WHERE id = $1`, [id], () => verifyAuditChain(auth.db));
    expect(state).toMatchObject({ isIntact: false, firstBrokenId: next });
  });

  it('notices that the newest entries were cut off', async () => {
    await append();
    const id = await entryAt(-1);
    const state = await tamper(`DELETE FROM auth."AuditLogs" WHERE id = $1`, [id], () => verifyAuditChain(auth.db));
    expect(state).toMatchObject({ isIntact: false, firstBrokenId: null });
  });

  it('notices an entry whose hashes were computed anew but not those that follow', async () => {
    await append();
    await append();
    const [id, next] = [await entryAt(-2), await entryAt(-1)];
    const state = await tamper(
      `UPDATE auth."AuditLogs" a SET action = 'role.revoked',
         hash = auth.fn_AuditHash(a.prev_hash, jsonb_populate_record(a, '{"action": "role.revoked"}')) WHERE id = $1`,
      [id],
      () => verifyAuditChain(auth.db),
    );
    expect(state).toMatchObject({ isIntact: false, firstBrokenId: next });
  });

  it('notices an entry that was put beside the chain', async () => {
    const id = newId();
    const state = await tamper(
      `INSERT INTO auth."AuditLogs" (id, occurred_at, action) VALUES ($1, now(), 'role.assigned')`,
      [id],
      () => verifyAuditChain(auth.db),
    );
    expect(state).toMatchObject({ isIntact: false, firstBrokenId: id });
  });

  it('is walked in parts with the same result, whatever their size', async () => {
    for (let i = 0; i < 7; i++) await append();
    const entries = await auth.db.auditLog.count();
    for (const batchSize of [1, 3, entries, entries + 1]) {
      expect(await verifyAuditChain(auth.db, batchSize)).toEqual({ isIntact: true, entries, firstBrokenId: null });
    }
    const id = await entryAt(4);
    const edit = `UPDATE auth."AuditLogs" SET action = 'role.revoked' WHERE id = $1`;
    const states = await tamper(edit, [id], () => Promise.all([1, 3, 5].map((size) => verifyAuditChain(auth.db, size))));
    expect(states.map(({ firstBrokenId }) => firstBrokenId)).toEqual([id, id, id]);
  });

  it('reads the same in every time zone', async () => {
    await append();
    await using elsewhere = createPrismaClient(`${auth.serviceUrl}?options=-c%20TimeZone%3DAsia%2FShanghai`);
    expect(await verifyAuditChain(elsewhere)).toMatchObject({ isIntact: true });
  });
});

describe('the audit log', () => {
  it.each([
    ['updated', `UPDATE auth."AuditLogs" SET action = 'role.revoked'`],
    ['deleted', `DELETE FROM auth."AuditLogs"`],
    ['truncated', `TRUNCATE auth."AuditLogs"`],
  ])('cannot be %s, neither by the service nor by the owner', async (_what, statement) => {
    await append();
    const before = await auth.db.auditLog.count();
    const service = new Client({ connectionString: auth.serviceUrl });
    await service.connect();
    await expect(service.query(statement)).rejects.toThrow(/permission denied/);
    await service.end();
    await expect(auth.sql(statement)).rejects.toThrow(/append-only/);
    expect(await auth.db.auditLog.count()).toBe(before);
  });

  it('cannot be written by the service with hashes of its own, nor its head moved', async () => {
    const service = new Client({ connectionString: auth.serviceUrl });
    await service.connect();
    const attempts = [
      `INSERT INTO auth."AuditLogs" (id, seq, occurred_at, action, prev_hash, hash) VALUES (gen_random_uuid(), 99, now(), 'role.assigned', sha256('a'), sha256('b'))`,
      `UPDATE auth_support."AuditHead" SET seq = 0`,
      `ALTER TABLE auth."AuditLogs" DISABLE TRIGGER ALL`,
      `SET session_replication_role = replica`,
      `DROP TABLE auth."AuditLogs"`,
      `UPDATE auth."Roles" SET scopes = '{everything}'`,
    ];
    for (const attempt of attempts) await expect(service.query(attempt)).rejects.toThrow(/permission denied|must be owner/);
    await service.end();
  });

  it('belongs to the owner of the database like every other table: the service owns nothing', async () => {
    const owned = await auth.sql(`SELECT relname FROM pg_class WHERE relowner = 'wechat_auth_service'::regrole`);
    expect(owned).toEqual([]);
    const [role] = await auth.sql(
      `SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = 'wechat_auth_service'`,
    );
    expect(role).toEqual({ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false });
  });
});
