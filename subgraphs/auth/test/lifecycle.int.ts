import { LocalCalls } from '@app/calls';
import { ConfirmUserErased, MaintainAuth } from '@app/contracts';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, REFUSALS, REGISTER, startAuth, type TestAuth, word } from './support.ts';

let auth: TestAuth;
beforeAll(async () => {
  auth = await startAuth({ AUTH_SWEEP_SEC: '3600' });
});
afterAll(() => auth[Symbol.asyncDispose]());

const DEACTIVATE = `mutation { deactivateAccount { ${REFUSALS} } }`;
const ACCOUNT = '... on AccountSuccess { account { status deletionDueAt } }';
const REQUEST_DELETION = `mutation { requestAccountDeletion { ${REFUSALS} ${ACCOUNT} } }`;
const CANCEL_DELETION = `mutation { cancelAccountDeletion { ${REFUSALS} ${ACCOUNT} } }`;

const isSignedIn = async (accessToken: string) => (await auth.viewerOf(accessToken)) !== null;
const eventsOf = async (id: string): Promise<string[]> =>
  (await auth.sql(`SELECT type FROM auth_support."Outbox" WHERE key = $1 AND type LIKE 'auth.user.%' ORDER BY seq`, [id])).map(
    ({ type }) => type,
  );
const maintain = (task: 'cleanup-expired-tokens' | 'due-deletions' | 'purge-soft-deleted' | 'vacuum-auth') =>
  auth.runtime.calls.invoke(MaintainAuth, { task });

describe('deactivation', () => {
  it('hides the account until the next sign-in; all sessions end', async () => {
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    expect((await auth.run(DEACTIVATE, {}, client)).__typename).toBe('Done');
    expect(await isSignedIn(user.tokens.accessToken)).toBe(false);
    expect(await eventsOf(user.id)).toContain('auth.user.deactivated.v1');
    const back = await auth.logIn(user.username);
    const { account } = await auth.run('{ viewer { account { status } } }', {}, { accessToken: back.tokens.accessToken });
    expect(account.status).toBe('ACTIVE');
    expect((await eventsOf(user.id)).at(-1)).toBe('auth.user.reactivated.v1');
  });
});

describe('deletion', () => {
  it('ends the other sessions, tells when it is due, and can be cancelled from here', async () => {
    const user = await auth.newUser();
    const other = await auth.logIn(user.username);
    const client = { accessToken: user.tokens.accessToken };
    const { account } = await auth.run(REQUEST_DELETION, {}, client);
    expect(account.status).toBe('PENDING_DELETION');
    const graceMs = new Date(account.deletionDueAt).getTime() - auth.clock.now().getTime();
    expect(Math.round(graceMs / 86_400_000)).toBe(30);
    expect(await isSignedIn(other.tokens.accessToken)).toBe(false);
    expect((await auth.run(DEACTIVATE, {}, client)).reason).toBe('WRONG_STATE');
    expect((await auth.run(CANCEL_DELETION, {}, client)).account).toEqual({ status: 'ACTIVE', deletionDueAt: null });
    expect(await eventsOf(user.id)).toEqual(
      expect.arrayContaining(['auth.user.deletion-requested.v1', 'auth.user.deletion-cancelled.v1']),
    );
  });

  it('is cancelled by a sign-in within the grace', async () => {
    const user = await auth.newUser();
    await auth.run(REQUEST_DELETION, {}, { accessToken: user.tokens.accessToken });
    auth.clock.advance(29 * 86_400);
    const back = await auth.logIn(user.username);
    const { account } = await auth.run('{ viewer { account { status } } }', {}, { accessToken: back.tokens.accessToken });
    expect(account.status).toBe('ACTIVE');
  });

  it('happens after the grace: nothing of the person is left, the name is held, every domain is told and confirms', async () => {
    const user = await auth.newUser();
    await auth.run(REQUEST_DELETION, {}, { accessToken: user.tokens.accessToken });
    auth.clock.advance(30 * 86_400 + 1);
    expect((await auth.logIn(user.username)).__typename).toBe('InvalidCredentials');
    expect((await maintain('due-deletions')).counts.deleted).toBeGreaterThanOrEqual(1);
    expect(await isSignedIn(user.tokens.accessToken)).toBe(false);
    const [row] = await auth.sql(`SELECT email, username, password_hash, is_deleted FROM auth."Users" WHERE id = $1`, [user.id]);
    expect(row).toEqual({ email: `deleted-${user.id}@invalid`, username: user.id, password_hash: null, is_deleted: true });
    expect(await eventsOf(user.id)).toContain('auth.user.deleted.v1');

    const taken = await auth.run(REGISTER, {
      input: { email: `${word()}@example.org`, username: user.username, password: PASSWORD },
    });
    expect(taken.problems[0].code).toBe('TAKEN');
    const again = await auth.run(REGISTER, { input: { email: user.email, username: word(), password: PASSWORD } });
    expect(again.__typename).toBe('RegisterSuccess');

    const domains = ['profiles', 'postfeed', 'chat', 'video', 'notifications', 'media'];
    const confirmed = [];
    for (const domain of domains)
      confirmed.push((await auth.runtime.calls.invoke(ConfirmUserErased, { userId: user.id, domain })).isComplete);
    expect(confirmed).toEqual([false, false, false, false, false, true]);
    auth.clock.advance(30 * 86_400 + 1);
    expect((await maintain('purge-soft-deleted')).counts.deleted_accounts).toBeGreaterThanOrEqual(1);
    expect(await auth.sql(`SELECT 1 FROM auth."Users" WHERE id = $1`, [user.id])).toEqual([]);
  });

  it('is found by the process itself within seconds', async () => {
    await using own = await startAuth({ DELETION_GRACE_SEC: '0', AUTH_SWEEP_SEC: '1' }, new LocalCalls());
    const user = await own.newUser();
    await own.run(REQUEST_DELETION, {}, { accessToken: user.tokens.accessToken });
    await until(async () => (await own.sql(`SELECT 1 FROM auth."Users" WHERE id = $1 AND is_deleted`, [user.id])).length === 1);
    expect(await own.viewerOf(user.tokens.accessToken)).toBeNull();
  });
});

describe('upkeep', () => {
  it('removes what has expired, tells again of deletions nobody confirmed, and vacuums', async () => {
    await auth.newUser();
    const unverified = word();
    await auth.run(REGISTER, { input: { email: `${unverified}@example.org`, username: unverified, password: PASSWORD } });
    auth.clock.advance(200 * 86_400);
    const { counts } = await maintain('cleanup-expired-tokens');
    expect(counts.refresh_tokens).toBeGreaterThan(0);
    expect(counts.unverified_accounts).toBeGreaterThan(0);
    expect(counts).toHaveProperty('processed_events');
    expect(counts).toHaveProperty('reminded_deletions');
    expect(await maintain('vacuum-auth')).toEqual({ counts: {} });
  });
});
