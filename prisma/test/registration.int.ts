import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeUsername,
  issueEmailToken,
  issuePasswordReset,
  redeemEmailToken,
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
  openSession,
  PASSWORD_HASH,
  registration,
  STRANGER,
  verifiedAccount,
  word,
} from './auth-database.ts';

let auth: AuthTestDatabase;
beforeAll(async () => {
  auth = await authDatabase();
});
afterAll(() => auth[Symbol.asyncDispose]());

const verify = (tokenHash: ReturnType<typeof freshHash>, now?: Date) =>
  redeemEmailToken(auth.db, { tokenHash, purposes: ['REGISTRATION'], revert: null, context: STRANGER, ...(now && { now }) });

function withToken(input: Parameters<typeof registration>[0] = {}) {
  const tokenHash = freshHash();
  return { tokenHash, input: registration({ verification: { tokenId: newId(), tokenHash, ttlSec: 3_600 }, ...input }) };
}

describe('registration', () => {
  it('makes an unverified account with the role USER, an audit entry and an event', async () => {
    const input = registration({ displayName: 'Ada' });
    expect(await registerUser(auth.db, input)).toEqual({ outcome: 'REGISTERED', userId: input.userId });
    const user = await auth.db.user.findUniqueOrThrow({
      where: { id: input.userId },
      include: { roles: { include: { role: true } } },
    });
    expect(user).toMatchObject({ status: 'UNVERIFIED', roleVersion: 1, emailVerifiedAt: null });
    expect(user.roles.map(({ role }) => role.name)).toEqual(['USER']);
    expect(await auditOf(auth.db, input.userId)).toEqual(['account.registered']);
    expect(await eventsOf(auth.db, input.userId)).toEqual([
      {
        type: 'auth.user.registered.v1',
        data: { userId: input.userId, username: input.username, displayName: 'Ada', language: 'en' },
      },
    ]);
  });

  it('makes one account of 50 parallel registrations of one address', async () => {
    const email = `${word()}@example.org`;
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) => registerUser(auth.db, registration({ email: i % 2 ? email : email.toUpperCase() }))),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'REGISTERED')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'REPLACED')).toHaveLength(49);
    expect(await auth.db.user.count({ where: { emailNormalized: email } })).toBe(1);
  });

  it('gives a username to one of 50 who ask at once, in any spelling', async () => {
    const username = word();
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        registerUser(auth.db, registration({ username: i % 2 ? username : username.toUpperCase() })),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'REGISTERED')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'USERNAME_TAKEN')).toHaveLength(49);
  });

  it('replaces an unverified account of the address: name, password and link are the new ones, the old name is free', async () => {
    const first = withToken();
    await registerUser(auth.db, first.input);
    const second = withToken({ email: first.input.email, passwordHash: `${PASSWORD_HASH}2` });
    expect(await registerUser(auth.db, second.input)).toEqual({ outcome: 'REPLACED', userId: first.input.userId });
    expect(await verify(first.tokenHash)).toEqual({ outcome: 'INVALID' });
    expect(await verify(second.tokenHash)).toMatchObject({ outcome: 'VERIFIED', userId: first.input.userId });
    const user = await auth.db.user.findUniqueOrThrow({ where: { id: first.input.userId } });
    expect(user).toMatchObject({ username: second.input.username, passwordHash: `${PASSWORD_HASH}2`, status: 'ACTIVE' });
    expect(await registerUser(auth.db, registration({ username: first.input.username }))).toMatchObject({
      outcome: 'REGISTERED',
    });
  });

  it('changes nothing for an address that has an account', async () => {
    const known = await verifiedAccount(auth.db);
    const before = await auth.db.user.findUniqueOrThrow({ where: { id: known.id } });
    expect(await registerUser(auth.db, registration({ email: known.email }))).toEqual({
      outcome: 'EMAIL_KNOWN',
      userId: known.id,
    });
    expect(await auth.db.user.findUniqueOrThrow({ where: { id: known.id } })).toEqual(before);
  });

  it('does not tell by its username whether an address is known: the name is taken for others either way', async () => {
    const known = await verifiedAccount(auth.db);
    for (const email of [known.email, `${word()}@example.org`]) {
      const username = word();
      await registerUser(auth.db, registration({ email, username }));
      expect(await registerUser(auth.db, registration({ username }))).toEqual({ outcome: 'USERNAME_TAKEN' });
      expect((await registerUser(auth.db, registration({ email, username }))).outcome).not.toBe('USERNAME_TAKEN');
    }
  });

  it('makes an active account where a provider has proved the address, and leaves nothing of an unverified one', async () => {
    const squatter = withToken();
    await registerUser(auth.db, squatter.input);
    const owner = registration({ email: squatter.input.email, passwordHash: null, verification: null });
    expect(await registerUser(auth.db, owner)).toEqual({ outcome: 'REPLACED', userId: squatter.input.userId });
    const user = await auth.db.user.findUniqueOrThrow({ where: { id: squatter.input.userId } });
    expect(user).toMatchObject({ status: 'ACTIVE', passwordHash: null, username: owner.username });
    expect(await verify(squatter.tokenHash)).toEqual({ outcome: 'INVALID' });
  });
});

describe('proof of the address', () => {
  it('activates the account once, until the link expires', async () => {
    const { input, tokenHash } = withToken({ now: at(0) });
    await registerUser(auth.db, input);
    expect(await verify(tokenHash, at(3_600))).toEqual({ outcome: 'INVALID' });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => verify(tokenHash, at(3_599))));
    expect(outcomes.filter(({ outcome }) => outcome === 'VERIFIED')).toHaveLength(1);
    expect((await eventsOf(auth.db, input.userId)).map(({ type }) => type)).toEqual([
      'auth.user.registered.v1',
      'auth.user.verified.v1',
    ]);
  });

  it('keeps one live link of many that are asked for at once', async () => {
    const { input } = withToken();
    await registerUser(auth.db, input);
    const hashes = Array.from({ length: 10 }, freshHash);
    const { userId, email } = input;
    await Promise.all(
      hashes.map((tokenHash) =>
        issueEmailToken(auth.db, {
          id: newId(),
          userId,
          purpose: 'REGISTRATION',
          email,
          tokenHash,
          sessionId: null,
          now: new Date(),
          ttlSec: 60,
        }),
      ),
    );
    const live = await auth.db.emailVerificationToken.count({ where: { userId, supersededAt: null } });
    expect(live).toBe(1);
  });
});

describe('a change of address', () => {
  async function change(userId: string, email: string, sessionId: string | null = null) {
    const tokenHash = freshHash();
    const revertHash = freshHash();
    await issueEmailToken(auth.db, {
      id: newId(),
      userId,
      purpose: 'EMAIL_CHANGE',
      email,
      tokenHash,
      sessionId,
      now: new Date(),
      ttlSec: 3_600,
    });
    const outcome = await redeemEmailToken(auth.db, {
      tokenHash,
      purposes: ['EMAIL_CHANGE', 'EMAIL_REVERT'],
      revert: { tokenId: newId(), tokenHash: revertHash, ttlSec: 7 * 86_400 },
      context: STRANGER,
    });
    return { outcome, revertHash };
  }
  const revert = (tokenHash: ReturnType<typeof freshHash>) =>
    redeemEmailToken(auth.db, { tokenHash, purposes: ['EMAIL_REVERT'], revert: null, context: STRANGER });

  it('moves the account, ends the other sessions and kills reset links sent to the old address', async () => {
    const account = await verifiedAccount(auth.db);
    const asking = await openSession(auth.db, account.id);
    const other = await openSession(auth.db, account.id);
    const resetHash = freshHash();
    await issuePasswordReset(auth.db, {
      id: newId(),
      userId: account.id,
      tokenHash: resetHash,
      ip: null,
      now: new Date(),
      ttlSec: 1_800,
    });
    const email = `${word()}@example.org`;
    const { outcome } = await change(account.id, email, asking.sessionId);
    expect(outcome).toEqual({ outcome: 'EMAIL_CHANGED', userId: account.id, email, previousEmail: account.email });
    const live = await auth.db.userSession.findMany({ where: { userId: account.id, revokedAt: null } });
    expect(live.map(({ id }) => id)).toEqual([asking.sessionId]);
    expect(other.sessionId).not.toBe(asking.sessionId);
    expect(await resetPassword(auth.db, { tokenHash: resetHash, passwordHash: PASSWORD_HASH, context: STRANGER })).toBeNull();
    expect(await auditOf(auth.db, account.id)).toContain('email.changed');
  });

  it('can be taken back to the first address, also after a second change, and ends every session', async () => {
    const account = await verifiedAccount(auth.db);
    const first = await change(account.id, `${word()}@example.org`);
    const second = await change(account.id, `${word()}@example.org`);
    await openSession(auth.db, account.id);
    expect(await revert(first.revertHash)).toMatchObject({ outcome: 'EMAIL_REVERTED', email: account.email });
    expect(await revert(second.revertHash)).toEqual({ outcome: 'INVALID' });
    expect(await auth.db.userSession.count({ where: { userId: account.id, revokedAt: null } })).toBe(0);
  });

  it('is refused when another account has proved the address meanwhile', async () => {
    const account = await verifiedAccount(auth.db);
    const other = await verifiedAccount(auth.db);
    expect((await change(account.id, other.email)).outcome).toEqual({ outcome: 'EMAIL_TAKEN' });
  });

  it('removes an unverified account that sits on the address', async () => {
    const account = await verifiedAccount(auth.db);
    const squatter = registration();
    await registerUser(auth.db, squatter);
    expect((await change(account.id, squatter.email)).outcome).toMatchObject({ outcome: 'EMAIL_CHANGED' });
    expect(await auth.db.user.findUnique({ where: { id: squatter.userId } })).toBeNull();
    expect((await eventsOf(auth.db, squatter.userId)).map(({ type }) => type)).toContain('auth.user.deleted.v1');
  });
});

describe('a change of username', () => {
  const rename = (userId: string, username: string, now?: Date) =>
    changeUsername(auth.db, { userId, username, holdSec: 30 * 86_400, context: STRANGER, ...(now && { now }) });

  it('holds the old name 30 days, for its old owner alone', async () => {
    const account = await verifiedAccount(auth.db, at(0));
    const other = await verifiedAccount(auth.db, at(0));
    const name = word();
    expect(await rename(account.id, name, at(0))).toBe('CHANGED');
    expect(await rename(other.id, account.username, at(30 * 86_400 - 1))).toBe('TAKEN');
    expect(await registerUser(auth.db, registration({ username: account.username, now: at(1) }))).toEqual({
      outcome: 'USERNAME_TAKEN',
    });
    expect(await rename(account.id, account.username, at(2))).toBe('CHANGED');
    expect(await rename(other.id, name, at(30 * 86_400 + 2))).toBe('CHANGED');
    expect((await eventsOf(auth.db, account.id)).at(-1)).toEqual({
      type: 'auth.username.changed.v1',
      data: { userId: account.id, username: account.username },
    });
  });

  it('refuses a name somebody has, and takes another spelling of the own name', async () => {
    const account = await verifiedAccount(auth.db);
    const other = await verifiedAccount(auth.db);
    expect(await rename(account.id, other.username.toUpperCase())).toBe('TAKEN');
    expect(await rename(account.id, account.username.toUpperCase())).toBe('CHANGED');
    expect(await rename(account.id, account.username.toUpperCase())).toBe('UNCHANGED');
    expect(await rename(newId(), word())).toBe('NOT_FOUND');
  });
});
