import { createHmac } from 'node:crypto';
import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSession, findSessionState, revokeSessions, rotateRefreshToken, touchSession } from '../src/index.ts';
import {
  type AuthTestDatabase,
  at,
  auditOf,
  authDatabase,
  eventsOf,
  freshHash,
  openSession,
  STRANGER,
  sha256,
  verifiedAccount,
  word,
} from './auth-database.ts';

let auth: AuthTestDatabase;
beforeAll(async () => {
  auth = await authDatabase();
});
afterAll(() => auth[Symbol.asyncDispose]());

const DAY = 86_400;
/** The successor of a token as a service derives it. */
const successorOf = (token: string): string => createHmac('sha256', 'server secret').update(token).digest('base64url');
const use = (token: string, now?: Date) =>
  rotateRefreshToken(auth.db, {
    tokenHash: sha256(token),
    successorId: newId(),
    successorHash: sha256(successorOf(token)),
    overlapSec: 10,
    idleSec: 30 * DAY,
    context: STRANGER,
    ...(now && { now }),
  });

async function session(now?: Date) {
  const { id: userId } = await verifiedAccount(auth.db, now);
  const token = word('token');
  const { sessionId } = await openSession(auth.db, userId, { tokenHash: sha256(token), ...(now && { now }) });
  return { userId, sessionId, token };
}

describe('a session', () => {
  it('begins with an audit entry and is valid until it is idle for 30 days or 180 days old', async () => {
    const { userId, sessionId, token } = await session(at(0));
    expect(await auditOf(auth.db, userId)).toContain('session.created');
    expect(await findSessionState(auth.db, sessionId, at(30 * DAY - 1))).toMatchObject({
      userId,
      isValid: true,
      roles: ['USER'],
      scopes: [],
    });
    expect(await findSessionState(auth.db, sessionId, at(30 * DAY))).toMatchObject({ isValid: false });
    let current = token;
    for (let day = 29; day < 180; day += 29) {
      expect(await use(current, at(day * DAY))).toMatchObject({ outcome: 'ROTATED' });
      current = successorOf(current);
    }
    expect(await findSessionState(auth.db, sessionId, at(180 * DAY - 1))).toMatchObject({ isValid: true });
    expect(await use(current, at(180 * DAY))).toEqual({ outcome: 'INVALID' });
  });

  it('is not opened for an unverified or unknown user', async () => {
    expect((await openSession(auth.db, newId())).outcome).toBe('REFUSED');
  });

  it('alerts of a new device, but not of the first one and not of a known one', async () => {
    const { id: userId } = await verifiedAccount(auth.db);
    const phone = { id: newId(), tokenHash: freshHash(), ttlSec: DAY };
    const laptop = { id: newId(), tokenHash: freshHash(), ttlSec: DAY };
    for (const device of [phone, phone, laptop, laptop]) await openSession(auth.db, userId, { device });
    const alerts = (await eventsOf(auth.db, userId)).filter(({ type }) => type === 'auth.security.alerted.v1');
    expect(alerts).toEqual([{ type: 'auth.security.alerted.v1', data: { userId, kind: 'NEW_DEVICE' } }]);
  });

  it('notes its last use at most once in an interval', async () => {
    const { sessionId } = await session(at(0));
    await touchSession(auth.db, { sessionId, now: at(59), minIntervalSec: 60 });
    const lastSeen = async () => (await auth.db.userSession.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt;
    expect(await lastSeen()).toEqual(at(0));
    await touchSession(auth.db, { sessionId, now: at(61), minIntervalSec: 60 });
    expect(await lastSeen()).toEqual(at(61));
  });

  it('refuses a text that is too long', async () => {
    const { id: userId } = await verifiedAccount(auth.db);
    await expect(openSession(auth.db, userId, { deviceName: 'x'.repeat(101) })).rejects.toThrow(
      /UserSessions_device_name_length/,
    );
    await expect(
      createSession(auth.db, {
        sessionId: newId(),
        userId,
        tokenId: newId(),
        tokenHash: new Uint8Array(31),
        method: 'PASSWORD',
        deviceName: 'Phone',
        device: null,
        idleSec: DAY,
        absoluteSec: DAY,
        context: STRANGER,
      }),
    ).rejects.toThrow(/token_hash_length/);
  });
});

describe('a refresh token', () => {
  it('makes one successor when 50 use it at once, and all get the same', async () => {
    const { sessionId, token } = await session();
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => use(token)));
    expect(outcomes.filter(({ outcome }) => outcome === 'ROTATED')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'REPEATED')).toHaveLength(49);
    expect(await auth.db.refreshToken.count({ where: { sessionId } })).toBe(2);
    expect(await use(successorOf(token))).toMatchObject({ outcome: 'ROTATED' });
  });

  it('gives the same successor for 10 s; later its reuse ends session and family, once', async () => {
    const { userId, sessionId, token } = await session(at(0));
    await use(token, at(100));
    expect(await use(token, at(109.9))).toMatchObject({ outcome: 'REPEATED', sessionId });
    const reuses = await Promise.all(Array.from({ length: 5 }, () => use(token, at(110))));
    expect(reuses.map(({ outcome }) => outcome).sort()).toEqual(['INVALID', 'INVALID', 'INVALID', 'INVALID', 'REUSED']);
    expect(await use(successorOf(token), at(111))).toEqual({ outcome: 'INVALID' });
    expect(await findSessionState(auth.db, sessionId, at(111))).toMatchObject({ isValid: false });
    expect(await auditOf(auth.db, userId)).toEqual(expect.arrayContaining(['refresh.reused', 'session.revoked']));
    const events = await eventsOf(auth.db, userId);
    expect(events).toContainEqual({ type: 'auth.session.revoked.v1', data: { userId, sessionIds: [sessionId] } });
    expect(events).toContainEqual({ type: 'auth.security.alerted.v1', data: { userId, kind: 'REFRESH_REUSED' } });
  });

  it('does not repeat a successor that was derived with another secret', async () => {
    const { token } = await session();
    await use(token);
    const outcome = await rotateRefreshToken(auth.db, {
      tokenHash: sha256(token),
      successorId: newId(),
      successorHash: freshHash(),
      overlapSec: 10,
      idleSec: DAY,
      context: STRANGER,
    });
    expect(outcome).toEqual({ outcome: 'INVALID' });
    expect(await use(token)).toMatchObject({ outcome: 'REPEATED' });
  });

  it('is unknown unless its hash is stored', async () => {
    expect(await use(word())).toEqual({ outcome: 'INVALID' });
  });
});

describe('revocation', () => {
  it('ends the named sessions of their owner only, with their tokens', async () => {
    const mine = await session();
    const second = await openSession(auth.db, mine.userId);
    const other = await session();
    const ended = await revokeSessions(auth.db, {
      userId: mine.userId,
      sessionIds: [mine.sessionId, other.sessionId],
      except: null,
      reason: 'signed_out',
      context: STRANGER,
    });
    expect(ended).toEqual([mine.sessionId]);
    expect(await use(mine.token)).toEqual({ outcome: 'INVALID' });
    expect(await use(other.token)).toMatchObject({ outcome: 'ROTATED' });
    expect(await findSessionState(auth.db, second.sessionId, new Date())).toMatchObject({ isValid: true });
  });

  it('ends all but one, tells of all of them in one event, and is done once', async () => {
    const { userId, sessionId } = await session();
    const others = [await openSession(auth.db, userId), await openSession(auth.db, userId)].map((it) => it.sessionId);
    const revoke = () =>
      revokeSessions(auth.db, {
        userId,
        sessionIds: null,
        except: sessionId,
        reason: 'signed_out_everywhere',
        context: STRANGER,
      });
    expect([...(await revoke())].sort()).toEqual(others.sort());
    expect(await revoke()).toEqual([]);
    const events = (await eventsOf(auth.db, userId)).filter(({ type }) => type === 'auth.session.revoked.v1');
    expect(events).toEqual([{ type: 'auth.session.revoked.v1', data: { userId, sessionIds: others.sort() } }]);
    const row = await auth.db.outboxEvent.findFirstOrThrow({ where: { key: userId, type: 'auth.session.revoked.v1' } });
    expect(row.topics).toEqual([`user:${userId}`, ...others.sort().map((id) => `session:${id}`)]);
  });

  it('happens by itself when a session row is ended by hand', async () => {
    const { userId, sessionId, token } = await session();
    await auth.sql(`UPDATE auth."UserSessions" SET revoked_at = now(), revoke_reason = 'by hand' WHERE id = $1`, [sessionId]);
    expect(await use(token)).toEqual({ outcome: 'INVALID' });
    expect((await eventsOf(auth.db, userId)).map(({ type }) => type)).toContain('auth.session.revoked.v1');
  });
});
