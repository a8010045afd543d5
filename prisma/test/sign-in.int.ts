import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerSecondFactor,
  beginTwoFactorSetup,
  type CheckedCode,
  changeAccountStatus,
  enableTwoFactor,
  findSignInAccount,
  findTwoFactorChallenge,
  issuePasswordReset,
  openChallenge,
  recordProof,
  registerUser,
  resetPassword,
} from '../src/index.ts';
import {
  type AuthTestDatabase,
  at,
  auditOf,
  authDatabase,
  eventsOf,
  freshHash,
  freshIp,
  openSession,
  PASSWORD_HASH,
  POLICY,
  registration,
  STRANGER,
  type TestAccount,
  tryPassword,
  verifiedAccount,
  word,
} from './auth-database.ts';

let auth: AuthTestDatabase;
beforeAll(async () => {
  auth = await authDatabase();
});
afterAll(() => auth[Symbol.asyncDispose]());

/** Wrong tries, one after another, at one time. */
async function fail(account: TestAccount | null, times: number, input: Parameters<typeof tryPassword>[2] = {}): Promise<void> {
  for (let i = 0; i < times; i++) await tryPassword(auth.db, account, input);
}
const right = (account: TestAccount, input: Parameters<typeof tryPassword>[2] = {}) =>
  tryPassword(auth.db, account, { ...input, isRight: true });

describe('a sign-in try', () => {
  it('finds an account by address or username in any spelling', async () => {
    const account = await verifiedAccount(auth.db);
    for (const name of [account.email, ` ${account.email.toUpperCase()}`, account.username, account.username.toUpperCase()]) {
      expect(await findSignInAccount(auth.db, name)).toMatchObject({
        id: account.id,
        status: 'ACTIVE',
        passwordHash: PASSWORD_HASH,
      });
    }
    expect(await findSignInAccount(auth.db, word())).toBeNull();
  });

  it('is written down with its reason; a refusal is an audit entry', async () => {
    const account = await verifiedAccount(auth.db);
    expect(await tryPassword(auth.db, account)).toMatchObject({ outcome: 'REFUSED', reason: 'wrong_password' });
    expect(await right(account)).toMatchObject({ outcome: 'ACCEPTED', reason: null });
    const attempts = await auth.db.loginAttempt.findMany({ where: { userId: account.id }, orderBy: { id: 'asc' } });
    expect(attempts.map(({ succeeded, reason }) => ({ succeeded, reason }))).toEqual([
      { succeeded: false, reason: 'wrong_password' },
      { succeeded: true, reason: null },
    ]);
    expect(await auditOf(auth.db, account.id)).toContain('session.refused');
  });

  it('of an unverified account is refused with the right password', async () => {
    const input = registration();
    await registerUser(auth.db, input);
    expect(await right({ id: input.userId, email: input.email, username: input.username })).toMatchObject({
      outcome: 'REFUSED',
      reason: 'unverified',
    });
  });

  it('of an unknown name is counted by the name', async () => {
    const name = word();
    await fail(null, 5, { name });
    expect(await tryPassword(auth.db, null, { name: name.toUpperCase() })).toMatchObject({ reason: 'locked' });
    expect(await tryPassword(auth.db, null)).toMatchObject({ reason: 'unknown_name' });
  });
});

describe('the lockout', () => {
  it('locks an account 60 s after the fifth wrong try in 15 minutes, also for the right password', async () => {
    const account = await verifiedAccount(auth.db, at(0));
    await fail(account, 4, { now: at(0) });
    const fifth = await tryPassword(auth.db, account, { now: at(10) });
    expect(fifth).toMatchObject({ reason: 'wrong_password', lockedUntil: at(70) });
    expect(await right(account, { now: at(69) })).toMatchObject({ outcome: 'REFUSED', reason: 'locked' });
    expect(await right(account, { now: at(70) })).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await auditOf(auth.db, account.id)).toContain('account.locked');
    expect(await eventsOf(auth.db, account.id)).toContainEqual({
      type: 'auth.security.alerted.v1',
      data: { userId: account.id, kind: 'LOCKOUT' },
    });
  });

  it('forgets wrong tries that are older than the window', async () => {
    const account = await verifiedAccount(auth.db, at(0));
    await fail(account, 4, { now: at(0) });
    expect(await tryPassword(auth.db, account, { now: at(900) })).toMatchObject({ lockedUntil: null });
    expect(await right(account, { now: at(901) })).toMatchObject({ outcome: 'ACCEPTED' });
  });

  it('doubles with each lock up to an hour, and begins anew after a right password', async () => {
    const account = await verifiedAccount(auth.db, at(0));
    let now = 0;
    const durations: number[] = [];
    for (let lock = 0; lock < 8; lock++) {
      await fail(account, 4, { now: at(now) });
      const { lockedUntil } = await tryPassword(auth.db, account, { now: at(now) });
      const end = ((lockedUntil?.getTime() ?? 0) - at(0).getTime()) / 1_000;
      durations.push(end - now);
      now = end;
    }
    expect(durations).toEqual([60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
    await right(account, { now: at(now) });
    await fail(account, 4, { now: at(now) });
    expect(await tryPassword(auth.db, account, { now: at(now) })).toMatchObject({ lockedUntil: at(now + 60) });
  });

  it('does not count tries during a lock', async () => {
    const account = await verifiedAccount(auth.db, at(0));
    await fail(account, 5, { now: at(0) });
    await fail(account, 20, { now: at(30) });
    await fail(account, 4, { now: at(60) });
    expect(await right(account, { now: at(61) })).toMatchObject({ outcome: 'ACCEPTED' });
  });

  it('is exact under 50 parallel wrong passwords: five are counted, no more', async () => {
    const account = await verifiedAccount(auth.db);
    const decisions = await Promise.all(Array.from({ length: 50 }, () => tryPassword(auth.db, account)));
    expect(decisions.filter(({ reason }) => reason === 'wrong_password')).toHaveLength(5);
    expect(decisions.filter(({ reason }) => reason === 'locked')).toHaveLength(45);
    expect(decisions.filter(({ lockedUntil }) => lockedUntil !== null)).toHaveLength(1);
  });

  it('lets 50 parallel guesses with one right among them learn no more than the limit', async () => {
    const account = await verifiedAccount(auth.db);
    await fail(account, 5);
    const decisions = await Promise.all(
      Array.from({ length: 50 }, (_, i) => tryPassword(auth.db, account, { isRight: i === 25 })),
    );
    expect(new Set(decisions.map(({ outcome }) => outcome))).toEqual(new Set(['REFUSED']));
  });

  it('locks an address after 50 wrong tries over many accounts, exactly under parallel ones', async () => {
    const ip = freshIp();
    const decisions = await Promise.all(Array.from({ length: 80 }, () => tryPassword(auth.db, null, { ip })));
    expect(decisions.filter(({ reason }) => reason === 'unknown_name')).toHaveLength(50);
    const account = await verifiedAccount(auth.db);
    expect(await right(account, { ip })).toMatchObject({ reason: 'locked' });
    expect(await right(account)).toMatchObject({ outcome: 'ACCEPTED' });
  });

  it('counts one IPv6 network of a client as one address', async () => {
    const network = `2001:db8:${Math.floor(Math.random() * 65_535).toString(16)}:1`;
    for (let i = 0; i < 3; i++) await tryPassword(auth.db, null, { ip: `${network}::${i}`, addressLimit: 3 });
    expect(await tryPassword(auth.db, null, { ip: `${network}:ffff::1`, addressLimit: 3 })).toMatchObject({ reason: 'locked' });
  });

  it('does not keep a known device out, which has a counter of its own', async () => {
    const account = await verifiedAccount(auth.db);
    const deviceHash = freshHash();
    await openSession(auth.db, account.id, { device: { id: newId(), tokenHash: deviceHash, ttlSec: 86_400 } });
    const ip = freshIp();
    await fail(account, 5);
    await fail(null, 50, { ip });
    expect(await right(account, { deviceHash, ip })).toMatchObject({ outcome: 'ACCEPTED', isKnownDevice: true });
    await fail(account, 5, { deviceHash });
    expect(await right(account, { deviceHash })).toMatchObject({ reason: 'locked' });
    expect(await right(account, { deviceHash: freshHash() })).toMatchObject({ reason: 'locked', isKnownDevice: false });
  });

  it('knows the device of a valid session, and a device of another account does not help', async () => {
    const account = await verifiedAccount(auth.db);
    const other = await verifiedAccount(auth.db);
    const { sessionId } = await openSession(auth.db, account.id);
    await fail(account, 5);
    expect(await right(account, { sessionId })).toMatchObject({ outcome: 'ACCEPTED' });
    await fail(other, 5);
    expect(await right(other, { sessionId })).toMatchObject({ reason: 'locked' });
  });

  it('opens at once by a reset and by staff', async () => {
    const account = await verifiedAccount(auth.db);
    await fail(account, 5);
    const tokenHash = freshHash();
    await issuePasswordReset(auth.db, { id: newId(), userId: account.id, tokenHash, ip: null, now: new Date(), ttlSec: 1_800 });
    await resetPassword(auth.db, { tokenHash, passwordHash: `${PASSWORD_HASH}2`, context: STRANGER });
    expect(await right(account)).toMatchObject({ outcome: 'ACCEPTED' });
    await fail(account, 5);
    expect(await changeAccountStatus(auth.db, { userId: account.id, change: { action: 'UNLOCK' }, context: STRANGER })).toEqual({
      outcome: 'CHANGED',
      status: 'ACTIVE',
    });
    expect(await right(account)).toMatchObject({ outcome: 'ACCEPTED' });
  });

  it('leaves passkeys open, which cannot be guessed', async () => {
    const account = await verifiedAccount(auth.db);
    await fail(account, 5);
    expect(await right(account, { method: 'PASSKEY' })).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await tryPassword(auth.db, account, { method: 'PASSKEY' })).toMatchObject({ reason: 'wrong_code' });
  });
});

describe('the second factor', () => {
  const WRONG: CheckedCode = { totpStep: null, recoveryHash: null };
  const step = (totpStep: bigint): CheckedCode => ({ totpStep, recoveryHash: null });

  async function protectedAccount(recoveryHashes = [freshHash()]): Promise<TestAccount> {
    const account = await verifiedAccount(auth.db);
    await beginTwoFactorSetup(auth.db, { userId: account.id, sealedSecret: freshHash(), now: new Date() });
    await enableTwoFactor(auth.db, {
      userId: account.id,
      totpStep: 100n,
      recoveryHashes,
      setupTtlSec: 600,
      keepSessionId: null,
      context: STRANGER,
    });
    return account;
  }
  async function challenge(account: TestAccount, now = new Date()) {
    const tokenHash = freshHash();
    await openChallenge(auth.db, {
      id: newId(),
      kind: 'TWO_FACTOR',
      userId: account.id,
      tokenHash,
      data: { method: 'PASSWORD', device: 'Phone' },
      now,
      ttlSec: 300,
    });
    return tokenHash;
  }
  const answer = (tokenHash: ReturnType<typeof freshHash>, code: CheckedCode, now?: Date) =>
    answerSecondFactor(auth.db, {
      attemptId: newId(),
      tokenHash,
      code,
      maxAttempts: 5,
      accountLimit: 10,
      policy: POLICY,
      context: STRANGER,
      ...(now && { now }),
    });

  it('is asked after the right password, and a passkey is one itself', async () => {
    const account = await protectedAccount();
    expect(await right(account)).toMatchObject({ outcome: 'SECOND_FACTOR' });
    expect(await right(account, { method: 'PASSKEY' })).toMatchObject({ outcome: 'ACCEPTED' });
    const tokenHash = await challenge(account);
    expect(await findTwoFactorChallenge(auth.db, tokenHash, new Date())).toMatchObject({ userId: account.id });
    expect(await answer(tokenHash, step(101n))).toEqual({
      outcome: 'ACCEPTED',
      userId: account.id,
      data: { method: 'PASSWORD', device: 'Phone' },
    });
    expect(await findTwoFactorChallenge(auth.db, tokenHash, new Date())).toBeNull();
  });

  it('takes a TOTP step once, also when 50 use it at once over challenges of their own', async () => {
    const account = await protectedAccount();
    const hashes = await Promise.all(Array.from({ length: 50 }, () => challenge(account)));
    const answers = await Promise.all(hashes.map((tokenHash) => answer(tokenHash, step(102n))));
    expect(answers.filter(({ outcome }) => outcome === 'ACCEPTED')).toHaveLength(1);
    expect(await answer(await challenge(await protectedAccount()), step(100n))).toEqual({ outcome: 'WRONG' });
  });

  it('takes a recovery code once', async () => {
    const code = freshHash();
    const account = await protectedAccount([code, freshHash()]);
    const recovery: CheckedCode = { totpStep: null, recoveryHash: code };
    expect(await answer(await challenge(account), recovery)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await answer(await challenge(account), recovery)).toEqual({ outcome: 'WRONG' });
    expect(await auditOf(auth.db, account.id)).toContain('twofactor.recovery_used');
  });

  it('ends a challenge at the fifth wrong code, also of 50 at once, and after its time', async () => {
    const account = await protectedAccount();
    const tokenHash = await challenge(account);
    const answers = await Promise.all(Array.from({ length: 50 }, () => answer(tokenHash, WRONG)));
    expect(answers.filter(({ outcome }) => outcome === 'WRONG')).toHaveLength(4);
    expect(await answer(tokenHash, step(101n))).toEqual({ outcome: 'ENDED' });
    const later = await challenge(account, at(0));
    expect(await answer(later, step(101n), at(300))).toEqual({ outcome: 'ENDED' });
  });

  it('locks after ten wrong codes over several challenges, which a right password does not forget', async () => {
    const account = await protectedAccount();
    for (let i = 0; i < 2; i++) {
      const tokenHash = await challenge(account);
      for (let j = 0; j < 5; j++) await answer(tokenHash, WRONG);
      await right(account);
    }
    expect(await answer(await challenge(account), step(101n))).toEqual({ outcome: 'REFUSED' });
  });
});

describe('a proof inside a session', () => {
  const prove = (userId: string, sessionId: string, isPasswordRight: boolean) =>
    recordProof(auth.db, {
      userId,
      sessionId,
      isPasswordRight,
      code: null,
      stepsUp: true,
      limit: 10,
      policy: POLICY,
      context: STRANGER,
    });

  it('makes the session fresh, and only its own', async () => {
    const account = await verifiedAccount(auth.db, at(0));
    const other = await verifiedAccount(auth.db);
    const { sessionId } = await openSession(auth.db, account.id, { now: new Date(Date.now() - 3_600_000) });
    expect(await prove(account.id, sessionId, true)).toBe('ACCEPTED');
    const session = await auth.db.userSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(session.stepUpAt?.getTime()).toBeGreaterThan(session.createdAt.getTime() + 3_000_000);
    expect(await prove(other.id, sessionId, true)).toBe('NOT_FOUND');
  });

  it('locks after ten wrong ones of 50 at once', async () => {
    const account = await verifiedAccount(auth.db);
    const { sessionId } = await openSession(auth.db, account.id);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => prove(account.id, sessionId, false)));
    expect(outcomes.filter((outcome) => outcome === 'WRONG')).toHaveLength(10);
    expect(await prove(account.id, sessionId, true)).toBe('LOCKED');
  });
});
