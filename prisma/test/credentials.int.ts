import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addPasskey,
  beginTwoFactorSetup,
  changePassword,
  countRecoveryCodes,
  disableTwoFactor,
  type ExternalIdentity,
  enableTwoFactor,
  findExternalLogin,
  findSessionState,
  issuePasswordReset,
  linkExternalLogin,
  openChallenge,
  openOAuthState,
  recordPasskeyUse,
  registerUser,
  rehashPassword,
  removePasskey,
  replaceRecoveryCodes,
  resetPassword,
  rotateRefreshToken,
  takeChallenge,
  takeOAuthState,
  takePasskeyRegistration,
  unlinkExternalLogin,
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

const NEW_HASH = `${PASSWORD_HASH}New`;
const liveSessions = async (userId: string) =>
  (await auth.db.userSession.findMany({ where: { userId, revokedAt: null } })).map(({ id }) => id);
const use = (tokenHash: ReturnType<typeof freshHash>) =>
  rotateRefreshToken(auth.db, {
    tokenHash,
    successorId: newId(),
    successorHash: freshHash(),
    overlapSec: 10,
    idleSec: 86_400,
    context: STRANGER,
  });
const alertKinds = async (userId: string) =>
  (await eventsOf(auth.db, userId)).flatMap(({ type, data }) =>
    type === 'auth.security.alerted.v1' && typeof data === 'object' && data !== null && 'kind' in data ? [data.kind] : [],
  );

describe('a password reset', () => {
  const issue = async (userId: string, now = new Date()) => {
    const tokenHash = freshHash();
    await issuePasswordReset(auth.db, { id: newId(), userId, tokenHash, ip: '203.0.113.7', now, ttlSec: 1_800 });
    return tokenHash;
  };
  const reset = (tokenHash: ReturnType<typeof freshHash>, now?: Date) =>
    resetPassword(auth.db, { tokenHash, passwordHash: NEW_HASH, context: STRANGER, ...(now && { now }) });

  it('works once, with the newest link, for 30 minutes', async () => {
    const { id } = await verifiedAccount(auth.db);
    const first = await issue(id, at(0));
    const second = await issue(id, at(1));
    expect(await reset(first, at(2))).toBeNull();
    expect(await reset(second, at(1_801))).toBeNull();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => reset(second, at(1_800))));
    expect(outcomes.filter((userId) => userId === id)).toHaveLength(1);
    expect(await reset(freshHash())).toBeNull();
  });

  it('ends all sessions, forgets known devices, keeps the second factor, tells the owner', async () => {
    const { id } = await verifiedAccount(auth.db);
    const { tokenHash } = await openSession(auth.db, id, { device: { id: newId(), tokenHash: freshHash(), ttlSec: 86_400 } });
    await beginTwoFactorSetup(auth.db, { userId: id, sealedSecret: freshHash(), now: new Date() });
    await enableTwoFactor(auth.db, {
      userId: id,
      totpStep: 1n,
      recoveryHashes: [freshHash()],
      setupTtlSec: 600,
      keepSessionId: null,
      context: STRANGER,
    });
    expect(await reset(await issue(id))).toBe(id);
    expect(await liveSessions(id)).toEqual([]);
    expect(await use(tokenHash)).toEqual({ outcome: 'INVALID' });
    const user = await auth.db.user.findUniqueOrThrow({ where: { id }, include: { knownDevices: true } });
    expect(user.passwordHash).toBe(NEW_HASH);
    expect(user.twoFactorEnabledAt).not.toBeNull();
    expect(user.knownDevices).toEqual([]);
    expect(await auditOf(auth.db, id)).toContain('password.reset');
    expect(await alertKinds(id)).toContain('PASSWORD_CHANGED');
  });

  it('proves the address of an unverified account', async () => {
    const input = registration();
    await registerUser(auth.db, input);
    expect(await reset(await issue(input.userId))).toBe(input.userId);
    expect(await auth.db.user.findUniqueOrThrow({ where: { id: input.userId } })).toMatchObject({ status: 'ACTIVE' });
  });
});

describe('a change of password', () => {
  it('ends the other sessions and gives the own one a new refresh token', async () => {
    const { id } = await verifiedAccount(auth.db);
    const own = await openSession(auth.db, id);
    const other = await openSession(auth.db, id);
    const tokenHash = freshHash();
    const expiresAt = await changePassword(auth.db, {
      userId: id,
      passwordHash: NEW_HASH,
      keep: { sessionId: own.sessionId, tokenId: newId(), tokenHash, idleSec: 86_400 },
      context: STRANGER,
    });
    expect(expiresAt).toBeInstanceOf(Date);
    expect(await liveSessions(id)).toEqual([own.sessionId]);
    expect([await use(own.tokenHash), await use(other.tokenHash)]).toEqual([{ outcome: 'INVALID' }, { outcome: 'INVALID' }]);
    expect(await use(tokenHash)).toMatchObject({ outcome: 'ROTATED', sessionId: own.sessionId });
    expect(await auditOf(auth.db, id)).toContain('password.changed');
  });

  it('ends every session when somebody writes a new hash by hand', async () => {
    const { id } = await verifiedAccount(auth.db);
    await openSession(auth.db, id);
    await auth.sql(`UPDATE auth."Users" SET password_hash = $2 WHERE id = $1`, [id, NEW_HASH]);
    expect(await liveSessions(id)).toEqual([]);
  });

  it('is not what hashing the same password anew is', async () => {
    const { id } = await verifiedAccount(auth.db);
    const { sessionId } = await openSession(auth.db, id);
    expect(await rehashPassword(auth.db, { userId: id, oldHash: PASSWORD_HASH, newHash: NEW_HASH })).toBe(true);
    expect(await rehashPassword(auth.db, { userId: id, oldHash: PASSWORD_HASH, newHash: NEW_HASH })).toBe(false);
    expect(await findSessionState(auth.db, sessionId, new Date())).toMatchObject({ isValid: true });
    expect((await auth.db.user.findUniqueOrThrow({ where: { id } })).passwordChangedAt).toBeNull();
  });
});

describe('the second factor', () => {
  it('is turned on with a setup of the last minutes, with ten codes, and ends the other sessions', async () => {
    const { id } = await verifiedAccount(auth.db);
    const own = await openSession(auth.db, id);
    await openSession(auth.db, id);
    const recoveryHashes = Array.from({ length: 10 }, freshHash);
    const enable = (now: Date) =>
      enableTwoFactor(auth.db, {
        userId: id,
        totpStep: 7n,
        recoveryHashes,
        setupTtlSec: 600,
        keepSessionId: own.sessionId,
        context: STRANGER,
        now,
      });
    expect(await enable(at(0))).toBe('NO_SETUP');
    const sealedSecret = freshHash();
    expect(await beginTwoFactorSetup(auth.db, { userId: id, sealedSecret, now: at(0) })).toBe(true);
    expect(await enable(at(600))).toBe('NO_SETUP');
    expect(await enable(at(599))).toBe('ENABLED');
    expect(await enable(at(599))).toBe('UNCHANGED');
    expect(await beginTwoFactorSetup(auth.db, { userId: id, sealedSecret, now: at(599) })).toBe(false);
    expect(await countRecoveryCodes(auth.db, id)).toBe(10);
    expect(await liveSessions(id)).toEqual([own.sessionId]);
    expect(await auth.db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({
      lastTotpStep: 7n,
      twoFactorSecret: sealedSecret,
    });
  });

  it('is turned off with its codes, and ends the other sessions', async () => {
    const { id } = await verifiedAccount(auth.db);
    expect(await replaceRecoveryCodes(auth.db, { userId: id, recoveryHashes: [freshHash()] })).toBe(false);
    await beginTwoFactorSetup(auth.db, { userId: id, sealedSecret: freshHash(), now: new Date() });
    await enableTwoFactor(auth.db, {
      userId: id,
      totpStep: 1n,
      recoveryHashes: [],
      setupTtlSec: 600,
      keepSessionId: null,
      context: STRANGER,
    });
    expect(await replaceRecoveryCodes(auth.db, { userId: id, recoveryHashes: [freshHash(), freshHash()] })).toBe(true);
    expect(await countRecoveryCodes(auth.db, id)).toBe(2);
    const own = await openSession(auth.db, id);
    await openSession(auth.db, id);
    const disable = () => disableTwoFactor(auth.db, { userId: id, keepSessionId: own.sessionId, context: STRANGER });
    expect([await disable(), await disable()]).toEqual(['DISABLED', 'UNCHANGED']);
    expect(await countRecoveryCodes(auth.db, id)).toBe(0);
    expect(await liveSessions(id)).toEqual([own.sessionId]);
    expect(await auditOf(auth.db, id)).toEqual(expect.arrayContaining(['twofactor.enabled', 'twofactor.disabled']));
    expect(await alertKinds(id)).toEqual(expect.arrayContaining(['TWO_FACTOR_ENABLED', 'TWO_FACTOR_DISABLED']));
  });
});

describe('an external login', () => {
  const identity = (): ExternalIdentity => ({ provider: 'GITHUB', issuer: '', subject: word() });
  const link = (userId: string, who: ExternalIdentity) =>
    linkExternalLogin(auth.db, { id: newId(), userId, identity: who, email: null, context: STRANGER });
  const unlink = (userId: string) => unlinkExternalLogin(auth.db, { userId, provider: 'GITHUB', context: STRANGER });

  it('belongs to one account, and an account has one a provider', async () => {
    const a = await verifiedAccount(auth.db);
    const b = await verifiedAccount(auth.db);
    const who = identity();
    expect(await findExternalLogin(auth.db, who, new Date())).toBeNull();
    expect(await link(a.id, who)).toBe('LINKED');
    expect(await link(a.id, who)).toBe('UNCHANGED');
    expect(await link(a.id, identity())).toBe('PROVIDER_TAKEN');
    expect(await link(b.id, who)).toBe('IDENTITY_TAKEN');
    expect(await link(newId(), identity())).toBe('NOT_FOUND');
    expect(await findExternalLogin(auth.db, who, new Date())).toBe(a.id);
    expect([await unlink(a.id), await unlink(a.id)]).toEqual(['UNLINKED', 'UNCHANGED']);
    expect(await auditOf(auth.db, a.id)).toEqual(expect.arrayContaining(['external.linked', 'external.unlinked']));
  });

  it('goes to one of many accounts that link it at once', async () => {
    const accounts = await Promise.all(Array.from({ length: 5 }, () => verifiedAccount(auth.db)));
    const who = identity();
    const outcomes = await Promise.all(accounts.map(({ id }) => link(id, who)));
    expect(outcomes.sort()).toEqual(['IDENTITY_TAKEN', 'IDENTITY_TAKEN', 'IDENTITY_TAKEN', 'IDENTITY_TAKEN', 'LINKED']);
  });

  it('stays when it is the last credential, also when two are removed at once', async () => {
    const input = registration({ passwordHash: null, verification: null });
    await registerUser(auth.db, input);
    await link(input.userId, identity());
    expect(await unlink(input.userId)).toBe('LAST_CREDENTIAL');
    const passkeyId = newId();
    await addPasskey(auth.db, {
      id: passkeyId,
      userId: input.userId,
      credentialId: freshHash(),
      publicKey: freshHash(),
      signCount: 0n,
      transports: [],
      isBackedUp: false,
      name: 'Key',
      maxCount: 10,
      context: STRANGER,
    });
    const both = await Promise.all([
      unlink(input.userId),
      removePasskey(auth.db, { id: passkeyId, userId: input.userId, context: STRANGER }),
    ]);
    expect(both.filter((outcome) => outcome === 'LAST_CREDENTIAL')).toHaveLength(1);
  });

  it('has a state that comes back once, within its time', async () => {
    const open = async (now: Date) => {
      const stateHash = freshHash();
      const sealed = freshHash();
      await openOAuthState(auth.db, {
        id: newId(),
        stateHash,
        provider: 'OIDC',
        sealed,
        redirectUri: 'https://app.example.org/back',
        userId: null,
        bindingHash: null,
        now,
        ttlSec: 600,
      });
      return { stateHash, sealed };
    };
    const { stateHash, sealed } = await open(at(0));
    const taken = await Promise.all(Array.from({ length: 10 }, () => takeOAuthState(auth.db, { stateHash, now: at(599) })));
    expect(taken.filter((request) => request !== null)).toEqual([
      { provider: 'OIDC', sealed, redirectUri: 'https://app.example.org/back', userId: null, bindingHash: null },
    ]);
    const late = await open(at(0));
    expect(await takeOAuthState(auth.db, { stateHash: late.stateHash, now: at(600) })).toBeNull();
  });
});

describe('a passkey', () => {
  const passkey = (userId: string, credentialId = freshHash(), maxCount = 10) => ({
    id: newId(),
    userId,
    credentialId,
    publicKey: freshHash(),
    signCount: 5n,
    transports: ['internal'],
    isBackedUp: true,
    name: 'Laptop',
    maxCount,
    context: STRANGER,
  });

  it('is added once, up to a limit, and removed by its owner only', async () => {
    const a = await verifiedAccount(auth.db);
    const b = await verifiedAccount(auth.db);
    const input = passkey(a.id);
    expect(await addPasskey(auth.db, input)).toBe('ADDED');
    expect(await addPasskey(auth.db, passkey(b.id, input.credentialId))).toBe('TAKEN');
    expect(await addPasskey(auth.db, passkey(a.id, freshHash(), 1))).toBe('LIMIT');
    expect(await removePasskey(auth.db, { id: input.id, userId: b.id, context: STRANGER })).toBe('NOT_FOUND');
    expect(await removePasskey(auth.db, { id: input.id, userId: a.id, context: STRANGER })).toBe('REMOVED');
    expect(await alertKinds(a.id)).toEqual(['PASSKEY_ADDED', 'PASSKEY_REMOVED']);
  });

  it('is refused when its counter does not grow, unless it has none', async () => {
    const { id: userId } = await verifiedAccount(auth.db);
    const counting = passkey(userId);
    const plain = { ...passkey(userId), signCount: 0n };
    await addPasskey(auth.db, counting);
    await addPasskey(auth.db, plain);
    const record = (id: string, signCount: bigint) => recordPasskeyUse(auth.db, { id, signCount, now: new Date() });
    expect([await record(counting.id, 6n), await record(counting.id, 6n), await record(counting.id, 0n)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([await record(plain.id, 0n), await record(plain.id, 0n)]).toEqual([true, true]);
  });

  it('has ceremonies whose challenge is answered once, within its time', async () => {
    const { id: userId } = await verifiedAccount(auth.db);
    const id = newId();
    await openChallenge(auth.db, {
      id,
      kind: 'PASSKEY_LOGIN',
      userId: null,
      tokenHash: null,
      data: { challenge: 'c' },
      now: at(0),
      ttlSec: 300,
    });
    expect(await takeChallenge(auth.db, { id, kind: 'PASSKEY_REGISTRATION', now: at(1) })).toBeNull();
    expect(await takeChallenge(auth.db, { id, kind: 'PASSKEY_LOGIN', now: at(1) })).toEqual({
      userId: null,
      data: { challenge: 'c' },
    });
    expect(await takeChallenge(auth.db, { id, kind: 'PASSKEY_LOGIN', now: at(1) })).toBeNull();
    for (const [challenge, now] of [
      ['old', at(0)],
      ['new', at(10)],
    ] as const) {
      await openChallenge(auth.db, {
        id: newId(),
        kind: 'PASSKEY_REGISTRATION',
        userId,
        tokenHash: null,
        data: { challenge },
        now,
        ttlSec: 300,
      });
    }
    expect(await takePasskeyRegistration(auth.db, { userId, now: at(305) })).toEqual({ data: { challenge: 'new' } });
    expect(await takePasskeyRegistration(auth.db, { userId, now: at(305) })).toBeNull();
  });
});
