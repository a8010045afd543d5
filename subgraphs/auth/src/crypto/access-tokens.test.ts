import { generateKeyPairSync } from 'node:crypto';
import { newId } from '@app/kernel';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { AccessTokens } from './access-tokens.ts';

const NOW = new Date('2030-01-01T00:00:00Z');
const CLAIMS = { userId: newId(), sessionId: newId() };

function newKey(kid: string) {
  return { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid };
}
function tokensOf(...keys: object[]): AccessTokens {
  return new AccessTokens({ keySet: JSON.stringify({ keys }), issuer: 'wechat-api', audience: 'wechat-api', ttlSec: 900 });
}

describe('access tokens', () => {
  const [old, fresh] = [newKey('old'), newKey('new')];

  it('say whose session they are of, for 15 minutes', async () => {
    const tokens = tokensOf(old);
    const { token, expiresAt } = await tokens.issue(CLAIMS, NOW);
    expect(expiresAt).toEqual(new Date('2030-01-01T00:15:00Z'));
    expect(await tokens.verify(token, NOW)).toEqual(CLAIMS);
    expect(await tokens.verify(token, new Date('2030-01-01T00:15:01Z'))).toBeNull();
    expect(await tokens.verify(token, new Date('2029-12-31T23:00:00Z'))).toBeNull();
  });

  it('survive a rotation of keys: the first signs, the others still verify, and what is gone does not', async () => {
    const { token } = await tokensOf(old).issue(CLAIMS, NOW);
    const rotated = tokensOf(fresh, old);
    expect(await rotated.verify(token, NOW)).toEqual(CLAIMS);
    const { token: next } = await rotated.issue(CLAIMS, NOW);
    expect(JSON.parse(Buffer.from(next.split('.')[0] ?? '', 'base64url').toString()).kid).toBe('new');
    expect(await tokensOf(fresh).verify(token, NOW)).toBeNull();
    expect(rotated.publicKeys().map(({ kid }) => kid)).toEqual(['new', 'old']);
  });

  it('show no private part of a key', () => {
    expect(JSON.stringify(tokensOf(old).publicKeys())).not.toContain(String(old.d));
  });

  it('refuse every other kind of token', async () => {
    const tokens = tokensOf(old);
    const { token } = await tokens.issue(CLAIMS, NOW);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    const hmac = await new SignJWT({ sid: CLAIMS.sessionId })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'old' })
      .setSubject(CLAIMS.userId)
      .setIssuer('wechat-api')
      .setAudience('wechat-api')
      .setIssuedAt(NOW)
      .setExpirationTime(new Date('2030-01-01T00:10:00Z'))
      .sign(new TextEncoder().encode(String(old.x)));
    const foreign = await tokensOf(newKey('old')).issue(CLAIMS, NOW);
    for (const forged of ['', 'x', `${none}.${payload}.`, hmac, foreign.token, `${header}.${payload}.${signature.slice(2)}`])
      expect(await tokens.verify(forged, NOW)).toBeNull();
  });

  it('are not made with a broken key set, whose text is told nowhere', () => {
    const secret = 'the private part';
    for (const keySet of ['', '{}', '{"keys":[]}', JSON.stringify({ keys: [{ kty: 'RSA', d: secret }] })]) {
      const make = () => new AccessTokens({ keySet, issuer: 'a', audience: 'a', ttlSec: 1 });
      expect(make).toThrow(/SIGNING_KEYS/);
      expect(make).not.toThrow(secret);
    }
  });
});
