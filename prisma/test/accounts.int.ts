import { newId } from '@app/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountStatusChange,
  addDataExportPart,
  appendToOutbox,
  changeAccountStatus,
  changeRole,
  cleanupExpiredTokens,
  confirmDeletion,
  findSessionState,
  finishDataExport,
  listDueDeletions,
  registerUser,
  remindOfDeletions,
  requestDataExport,
  vacuumAuth,
} from '../src/index.ts';
import {
  type AuthTestDatabase,
  at,
  auditOf,
  authDatabase,
  eventsOf,
  openSession,
  registration,
  STRANGER,
  tryPassword,
  verifiedAccount,
} from './auth-database.ts';

let auth: AuthTestDatabase;
beforeAll(async () => {
  auth = await authDatabase();
});
afterAll(() => auth[Symbol.asyncDispose]());

const DAY = 86_400;
const change = (userId: string, action: AccountStatusChange, now?: Date) =>
  changeAccountStatus(auth.db, { userId, change: action, context: STRANGER, ...(now && { now }) });
const typesOf = async (userId: string) => (await eventsOf(auth.db, userId)).map(({ type }) => type);

describe('a lock by staff', () => {
  it('ends live sessions, refuses every sign-in, and holds until unlocked', async () => {
    const account = await verifiedAccount(auth.db);
    const { sessionId } = await openSession(auth.db, account.id);
    expect(await change(account.id, { action: 'LOCK', until: null })).toEqual({ outcome: 'CHANGED', status: 'LOCKED' });
    expect(await findSessionState(auth.db, sessionId, new Date())).toMatchObject({ isValid: false });
    expect(await tryPassword(auth.db, account, { isRight: true })).toMatchObject({ reason: 'locked' });
    expect(await tryPassword(auth.db, account, { isRight: true, method: 'PASSKEY' })).toMatchObject({ reason: 'locked' });
    expect((await openSession(auth.db, account.id)).outcome).toBe('REFUSED');
    expect(await change(account.id, { action: 'UNLOCK' })).toEqual({ outcome: 'CHANGED', status: 'ACTIVE' });
    expect((await openSession(auth.db, account.id)).outcome).toBe('CREATED');
    expect(await auditOf(auth.db, account.id)).toEqual(expect.arrayContaining(['account.locked', 'account.unlocked']));
  });

  it('ends at its time; the state before comes back', async () => {
    const account = await verifiedAccount(auth.db, at(0));
    await change(account.id, { action: 'LOCK', until: at(100) }, at(0));
    expect(await tryPassword(auth.db, account, { isRight: true, now: at(99) })).toMatchObject({ reason: 'locked' });
    expect(await tryPassword(auth.db, account, { isRight: true, now: at(100) })).toMatchObject({ outcome: 'ACCEPTED' });
    expect((await openSession(auth.db, account.id, { now: at(100) })).outcome).toBe('CREATED');
    expect(await auth.db.user.findUniqueOrThrow({ where: { id: account.id } })).toMatchObject({
      status: 'ACTIVE',
      staffLockedUntil: null,
    });
  });

  it('says when there is nobody to lock, and nothing to unlock', async () => {
    const account = await verifiedAccount(auth.db);
    expect(await change(newId(), { action: 'LOCK', until: null })).toEqual({ outcome: 'NOT_FOUND', status: null });
    expect(await change(account.id, { action: 'UNLOCK' })).toEqual({ outcome: 'UNCHANGED', status: 'ACTIVE' });
  });
});

describe('deactivation', () => {
  it('ends all sessions and lasts until the next sign-in', async () => {
    const account = await verifiedAccount(auth.db);
    const { sessionId } = await openSession(auth.db, account.id);
    expect(await change(account.id, { action: 'DEACTIVATE' })).toEqual({ outcome: 'CHANGED', status: 'DEACTIVATED' });
    expect(await findSessionState(auth.db, sessionId, new Date())).toMatchObject({ isValid: false });
    expect(await tryPassword(auth.db, account, { isRight: true })).toMatchObject({ outcome: 'ACCEPTED' });
    await openSession(auth.db, account.id);
    expect(await typesOf(account.id)).toEqual(expect.arrayContaining(['auth.user.deactivated.v1', 'auth.user.reactivated.v1']));
    expect(await auth.db.user.findUniqueOrThrow({ where: { id: account.id } })).toMatchObject({ status: 'ACTIVE' });
  });
});

describe('deletion', () => {
  it('ends the other sessions, and a sign-in in time cancels it', async () => {
    const account = await verifiedAccount(auth.db, at(0));
    const own = await openSession(auth.db, account.id, { now: at(0) });
    const other = await openSession(auth.db, account.id, { now: at(0) });
    await change(account.id, { action: 'REQUEST_DELETION', dueAt: at(30 * DAY), keepSessionId: own.sessionId }, at(0));
    expect(await findSessionState(auth.db, own.sessionId, at(1))).toMatchObject({ isValid: true });
    expect(await findSessionState(auth.db, other.sessionId, at(1))).toMatchObject({ isValid: false });
    await openSession(auth.db, account.id, { now: at(30 * DAY - 1) });
    expect(await auth.db.user.findUniqueOrThrow({ where: { id: account.id } })).toMatchObject({
      status: 'ACTIVE',
      deletionDueAt: null,
    });
    expect(await typesOf(account.id)).toEqual(
      expect.arrayContaining(['auth.user.deletion-requested.v1', 'auth.user.deletion-cancelled.v1']),
    );
  });

  it('is done when it is due: anonymous, signed out, name held and then free, purged when every domain has confirmed', async () => {
    const account = await verifiedAccount(auth.db, at(0));
    const { id } = account;
    const own = await openSession(auth.db, id, { now: at(0) });
    await change(id, { action: 'REQUEST_DELETION', dueAt: at(30 * DAY), keepSessionId: own.sessionId }, at(0));
    expect(await change(id, { action: 'DELETE', usernameHoldSec: DAY }, at(30 * DAY - 1))).toMatchObject({
      outcome: 'NOT_ALLOWED',
    });
    const due = at(30 * DAY);
    expect(await listDueDeletions(auth.db, due, 10)).toContain(id);
    expect(await tryPassword(auth.db, account, { isRight: true, now: due })).toMatchObject({ reason: 'deactivated' });
    expect(await change(id, { action: 'CANCEL_DELETION' }, due)).toMatchObject({ outcome: 'NOT_ALLOWED' });
    expect(await change(id, { action: 'DELETE', usernameHoldSec: DAY }, due)).toMatchObject({ outcome: 'CHANGED' });

    const user = await auth.db.user.findUniqueOrThrow({ where: { id } });
    expect(user).toMatchObject({
      isDeleted: true,
      email: `deleted-${id}@invalid`,
      username: id,
      passwordHash: null,
      displayName: null,
    });
    expect(await typesOf(id)).toContain('auth.user.deleted.v1');
    const again = (now: Date) => registerUser(auth.db, registration({ email: account.email, username: account.username, now }));
    expect(await again(at(30 * DAY + 1))).toEqual({ outcome: 'USERNAME_TAKEN' });
    expect(await again(at(31 * DAY))).toMatchObject({ outcome: 'REGISTERED' });

    const domains = ['profiles', 'chat'];
    const confirm = (domain: string) => confirmDeletion(auth.db, { userId: id, domain, domains, now: due });
    expect(await confirm('chat')).toBe(false);
    expect(await remindOfDeletions(auth.db, { olderThanSec: 60, limit: 10, now: at(30 * DAY + 60) })).toContain(id);
    expect([await confirm('chat'), await confirm('profiles')]).toEqual([false, true]);
    expect(await remindOfDeletions(auth.db, { olderThanSec: 60, limit: 10, now: at(30 * DAY + 60) })).toEqual([]);
    await cleanup(at(61 * DAY));
    expect(await auth.db.user.findUnique({ where: { id } })).toBeNull();
    expect(await confirm('chat')).toBe(true);
  });
});

describe('roles', () => {
  const set = (userId: string, role: 'USER' | 'MODERATOR' | 'ADMIN', isAssigned: boolean) =>
    changeRole(auth.db, { userId, role, isAssigned, context: STRANGER });

  it('give scopes, make older tokens stale, and tell the platform', async () => {
    const { id } = await verifiedAccount(auth.db);
    const { sessionId } = await openSession(auth.db, id);
    expect(await set(id, 'MODERATOR', true)).toEqual({ outcome: 'CHANGED', roles: ['USER', 'MODERATOR'], roleVersion: 2 });
    expect(await set(id, 'MODERATOR', true)).toMatchObject({ outcome: 'UNCHANGED', roleVersion: 2 });
    expect(await findSessionState(auth.db, sessionId, new Date())).toMatchObject({ roleVersion: 2, scopes: ['moderation'] });
    expect(await set(id, 'MODERATOR', false)).toEqual({ outcome: 'CHANGED', roles: ['USER'], roleVersion: 3 });
    expect(await findSessionState(auth.db, sessionId, new Date())).toMatchObject({ roleVersion: 3, scopes: [] });
    const events = (await eventsOf(auth.db, id)).filter(({ type }) => type === 'auth.roles.changed.v1');
    expect(events.map(({ data }) => data)).toEqual([
      { userId: id, roles: ['USER', 'MODERATOR'] },
      { userId: id, roles: ['USER'] },
    ]);
    expect(await auditOf(auth.db, id)).toEqual(expect.arrayContaining(['role.assigned', 'role.revoked']));
  });

  it('leave everybody USER, and one administrator, also when two remove each other at once', async () => {
    const a = await verifiedAccount(auth.db);
    const b = await verifiedAccount(auth.db);
    expect(await set(a.id, 'USER', false)).toMatchObject({ outcome: 'BASE_ROLE' });
    expect(await set(newId(), 'ADMIN', true)).toEqual({ outcome: 'NOT_FOUND' });
    await set(a.id, 'ADMIN', true);
    expect(await set(a.id, 'ADMIN', false)).toMatchObject({ outcome: 'LAST_ADMIN' });
    await set(b.id, 'ADMIN', true);
    const both = await Promise.all([set(a.id, 'ADMIN', false), set(b.id, 'ADMIN', false)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['CHANGED', 'LAST_ADMIN']);
  });
});

describe('a data export', () => {
  it('is one at a time, collects a part of each domain, and is ready once', async () => {
    const { id: userId } = await verifiedAccount(auth.db);
    const request = (now: Date) =>
      requestDataExport(auth.db, { id: newId(), userId, minIntervalSec: 3_600, context: { ...STRANGER, actorId: userId }, now });
    const first = await request(at(0));
    expect(first.isNew).toBe(true);
    expect(await request(at(10))).toEqual({ id: first.id, isNew: false });
    expect((await request(at(3_600))).isNew).toBe(true);
    const part = (domain: string, data: unknown) => addDataExportPart(auth.db, { exportId: first.id, domain, data, now: at(1) });
    expect(await part('chat', { messages: [] })).toEqual(['chat']);
    expect(await part('chat', { messages: ['hi'] })).toEqual(['chat']);
    expect(await part('auth', {})).toEqual(['auth', 'chat']);
    const finish = () =>
      finishDataExport(auth.db, { exportId: first.id, objectKey: 'exports/1', now: at(2), expiresAt: at(DAY) });
    expect([await finish(), await finish()]).toEqual([true, false]);
    expect(await auditOf(auth.db, userId)).toContain('export.requested');
  });
});

function cleanup(now: Date) {
  return cleanupExpiredTokens(
    auth.db,
    {
      batchSize: 10,
      maxBatches: 1_000,
      sessionRetentionSec: 30 * DAY,
      attemptRetentionSec: 90 * DAY,
      unverifiedRetentionSec: 30 * DAY,
      deletedRetentionSec: 30 * DAY,
      outboxRetentionSec: DAY,
    },
    now,
  );
}

describe('maintenance', () => {
  it('removes what has expired, in batches, and keeps what still counts', async () => {
    const account = await verifiedAccount(auth.db);
    const live = await openSession(auth.db, account.id);
    const old = await verifiedAccount(auth.db, at(-10_000 * DAY));
    for (let i = 0; i < 25; i++) await openSession(auth.db, old.id, { now: at(-10_000 * DAY) });
    const forgotten = registration({ now: at(-10_000 * DAY) });
    await registerUser(auth.db, forgotten);

    const removed = await cleanup(new Date());
    expect(removed.get('refresh_tokens')).toBe(25);
    expect(removed.get('idle_sessions')).toBe(25);
    expect(removed.get('unverified_accounts')).toBeGreaterThanOrEqual(1);
    expect(await typesOf(forgotten.userId)).toContain('auth.user.deleted.v1');
    expect(await findSessionState(auth.db, live.sessionId, new Date())).toMatchObject({ isValid: true });
    expect((await cleanup(new Date())).get('refresh_tokens')).toBe(0);
  });

  it('passes over rows that others hold', async () => {
    const old = await verifiedAccount(auth.db, at(-10_000 * DAY));
    const { sessionId } = await openSession(auth.db, old.id, { now: at(-10_000 * DAY) });
    const holder = new Client({ connectionString: auth.ownerUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM auth."RefreshTokens" WHERE session_id = $1 FOR UPDATE', [sessionId]);
    await holder.query('SELECT 1 FROM auth."UserSessions" WHERE id = $1 FOR UPDATE', [sessionId]);
    expect((await cleanup(new Date())).get('refresh_tokens')).toBe(0);
    await holder.query('ROLLBACK');
    await holder.end();
    expect((await cleanup(new Date())).get('refresh_tokens')).toBe(1);
  });

  it('opens locks of staff whose time is over', async () => {
    const account = await verifiedAccount(auth.db, at(-100));
    await change(account.id, { action: 'LOCK', until: at(0) }, at(-100));
    expect((await cleanup(at(0))).get('staff_locks_ended')).toBeGreaterThanOrEqual(1);
    expect(await auth.db.user.findUniqueOrThrow({ where: { id: account.id } })).toMatchObject({ status: 'ACTIVE' });
  });

  it('vacuums with the rights of the service', async () => {
    await vacuumAuth(auth.serviceUrl);
    const rows = await auth.sql(
      `SELECT 1 FROM pg_stat_user_tables WHERE schemaname = 'auth' AND relname = 'Users' AND last_vacuum IS NOT NULL`,
    );
    const [{ version } = { version: 0 }] = await auth.sql<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    );
    expect(rows).toHaveLength(version >= 170_000 ? 1 : 0);
  });
});

describe('the outbox', () => {
  it('wakes its relay when a transaction with events commits', async () => {
    const listener = new Client({ connectionString: auth.serviceUrl });
    await listener.connect();
    await listener.query('LISTEN auth_outbox');
    const woken = new Promise<string>((resolve) => listener.on('notification', ({ channel }) => resolve(channel)));
    const { id: userId } = await verifiedAccount(auth.db);
    expect(await woken).toBe('auth_outbox');
    await listener.end();
    const [first, second] = await auth.db.outboxEvent.findMany({ where: { key: userId }, orderBy: { seq: 'asc' } });
    expect([first?.type, second?.type]).toEqual(['auth.user.registered.v1', 'auth.user.verified.v1']);
    expect(first?.topics).toEqual([`user:${userId}`]);
  });

  it('takes events of the service itself', async () => {
    const id = newId();
    await appendToOutbox(auth.db, {
      id,
      type: 'auth.data-export.ready.v1',
      key: 'someone',
      topics: ['user:someone'],
      data: { userId: 'someone', url: 'https://example.org/' },
      occurredAt: at(0).toISOString(),
    });
    expect(await auth.db.outboxEvent.findUniqueOrThrow({ where: { id } })).toMatchObject({ relayedAt: null, occurredAt: at(0) });
  });
});
