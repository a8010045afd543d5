import { LocalCalls } from '@app/calls';
import { GetAccountCards, MaintainAuth } from '@app/contracts';
import { SERVICE_ROLE } from '@app/prisma';
import { describe, expect, it } from 'vitest';
import { freshIp, REFRESH, STEP_UP, startAuth, word } from './support.ts';

/** Tables of a fixed, tiny size: reading them whole is right. */
const TINY = ['Roles', 'AuditHead'];

describe('every query', () => {
  it('has an index: no table that grows is ever read whole, but for the walk of the audit chain', async () => {
    const auth = await startAuth({ AUTH_SWEEP_SEC: '1' }, new LocalCalls(), (ownerUrl) => {
      // A sequential scan is chosen now only where no index can serve.
      const url = new URL(ownerUrl);
      url.username = SERVICE_ROLE;
      url.password = 'wechat-auth-service-development-only';
      url.searchParams.set('options', '-c enable_seqscan=off');
      return { AUTH_DATABASE_URL: url.href };
    });
    await using _auth = auth;
    // Building the indexes has read every table once.
    await auth.sql('SELECT pg_stat_reset()');
    const admin = await auth.newStaff('ADMIN');
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    const staff = { accessToken: admin.tokens.accessToken };
    const ip = freshIp();
    await auth.logIn(word(), 'a wrong password', { ip });
    await auth.logIn(user.email, 'a wrong password', { ip, deviceId: 'KnownDeviceKnownDevice' });
    await auth.logIn(user.username, user.password, { ip, deviceId: 'KnownDeviceKnownDevice' });
    await auth.run(
      '{ viewer { sessions { id } account { recoveryCodesLeft passkeys { id } externalLogins { subject } } } }',
      {},
      client,
    );
    await auth.run('mutation { startPasskeyRegistration { __typename } }', {}, client);
    await auth.run('mutation { startPasskeyLogin { challengeId } }');
    await auth.run('mutation { startTwoFactorSetup { __typename } }', {}, client);
    await auth.run('mutation { regenerateRecoveryCodes { __typename } }', {}, client);
    await auth.run('mutation { requestPasswordReset(email: "x@example.org") }');
    await auth.run('mutation { requestDataExport { __typename } }', {}, client);
    await auth.run(`mutation { requestEmailChange(newEmail: "${word()}@example.org") { __typename } }`, {}, client);
    await auth.run(`mutation { changeUsername(username: "${word()}") { __typename } }`, {}, client);
    await auth.run(`mutation { lockAccount(accountId: "${user.id}") { __typename } }`, {}, staff);
    await auth.run(`mutation { unlockAccount(accountId: "${user.id}") { __typename } }`, {}, staff);
    await auth.run(`mutation { assignRole(accountId: "${user.id}", role: MODERATOR) { __typename } }`, {}, staff);
    const again = await auth.logIn(user.email);
    await auth.run(STEP_UP, { input: { password: user.password } }, { accessToken: again.tokens.accessToken });
    await auth.run(REFRESH, { token: again.tokens.refreshToken });
    await auth.run('mutation { requestAccountDeletion { __typename } }', {}, { accessToken: again.tokens.accessToken });
    for (const args of ['', '(query: "a")', '(status: LOCKED)', '(query: "a", status: ACTIVE)'])
      await auth.run(`{ accounts${args} { nodes { id } } }`, {}, staff);
    const since = new Date(0).toISOString();
    for (const args of ['', `(accountId: "${user.id}")`, '(action: "session.created")', `(since: "${since}")`])
      await auth.run(`{ auditLog${args} { nodes { id } } }`, {}, staff);
    for (const args of ['', `(accountId: "${user.id}")`, `(ip: "${ip}")`])
      await auth.run(`{ loginAttempts${args} { nodes { id } } }`, {}, staff);
    await auth.runtime.calls.invoke(GetAccountCards, { ids: [user.id] });
    await auth.runtime.calls.invoke(MaintainAuth, { task: 'due-deletions' });
    await auth.settle();
    // Connections write their statistics when they end.
    await auth.subgraph.stop();
    const scanned = await auth.sql(
      `SELECT relname AS name, seq_scan::int AS times FROM pg_stat_user_tables
       WHERE schemaname IN ('auth', 'auth_support') AND seq_scan > 0 AND relname <> ALL ($1)`,
      [TINY],
    );
    expect(scanned).toEqual([]);
  });
});
