import { answer, LocalCalls } from '@app/calls';
import { GetJwks } from '@app/contracts';
import { ServiceUnavailableError } from '@app/kernel';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { AccessTokens } from './access-tokens.ts';

async function keyNamed(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const sign = (claims: object = {}, header: object = {}) =>
    new SignJWT({ iss: 'i', aud: 'a', sub: 'u', sid: 's', exp: Math.floor(Date.now() / 1000) + 60, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid, ...header })
      .sign(privateKey);
  return { jwk: { ...(await exportJWK(publicKey)), kid }, sign };
}

function tokensOver(keys: () => object[], cooldownMs = 0) {
  const read = { count: 0 };
  const calls = new LocalCalls();
  calls.register([
    answer(GetJwks, async () => {
      read.count += 1;
      return { keys: keys().map((key) => ({ ...key })) };
    }),
  ]);
  return { read, tokens: new AccessTokens({ calls, issuer: 'i', audience: 'a', maxAgeMs: 60_000, cooldownMs }) };
}

describe('an access token', () => {
  it('tells who, in which session and until when', async () => {
    const key = await keyNamed('1');
    const { tokens } = tokensOver(() => [key.jwk]);
    expect(await tokens.verify(await key.sign())).toEqual({ userId: 'u', sessionId: 's', expiresAtMs: expect.any(Number) });
  });

  it('is nothing with another issuer, audience, type, or without its claims, and before or after its time', async () => {
    const key = await keyNamed('1');
    const { tokens } = tokensOver(() => [key.jwk]);
    const now = Math.floor(Date.now() / 1000);
    for (const claims of [
      { iss: 'x' },
      { aud: 'x' },
      { sub: undefined },
      { sid: undefined },
      { exp: now - 10 },
      { nbf: now + 60 },
    ]) {
      expect(await tokens.verify(await key.sign(claims))).toBeNull();
    }
    for (const typ of ['JWT', undefined]) expect(await tokens.verify(await key.sign({}, { typ }))).toBeNull();
    expect(await tokens.verify('x'.repeat(5_000))).toBeNull();
  });

  it('is nothing when it brings its own key, or uses another algorithm', async () => {
    const [ours, theirs] = await Promise.all([keyNamed('1'), keyNamed('1')]);
    const { tokens } = tokensOver(() => [ours.jwk]);
    expect(await tokens.verify(await theirs.sign({}, { jwk: theirs.jwk }))).toBeNull();
    const hmac = new SignJWT({ iss: 'i', aud: 'a', sub: 'u', sid: 's' }).setProtectedHeader({
      alg: 'HS256',
      typ: 'at+jwt',
      kid: '1',
    });
    expect(await tokens.verify(await hmac.setExpirationTime('1m').sign(Buffer.from(ours.jwk.x ?? '')))).toBeNull();
  });

  it('of a new key is verified after the keys were read again, at most once in a while', async () => {
    const [old, fresh, unknown] = await Promise.all([keyNamed('1'), keyNamed('2'), keyNamed('3')]);
    const published: object[] = [old.jwk];
    const { tokens, read } = tokensOver(() => published, 60_000);
    await tokens.verify(await old.sign());
    published.push(fresh.jwk);
    for (let n = 0; n < 10; n += 1) expect(await tokens.verify(await unknown.sign())).toBeNull();
    expect(read.count).toBe(1);
    const eager = tokensOver(() => published);
    expect(await eager.tokens.verify(await fresh.sign())).not.toBeNull();
  });

  it('that was verified once is not believed beyond its time', async () => {
    const key = await keyNamed('1');
    const { tokens } = tokensOver(() => [key.jwk]);
    const token = await key.sign({ exp: Math.floor(Date.now() / 1000) });
    expect(await tokens.verify(token)).not.toBeNull();
    expect(await tokens.verify(token)).toBeNull();
  });

  it('cannot be judged while no key can be had', async () => {
    const tokens = new AccessTokens({ calls: new LocalCalls(), issuer: 'i', audience: 'a', maxAgeMs: 1, cooldownMs: 1 });
    await expect(tokens.verify('a.b.c')).rejects.toBeInstanceOf(ServiceUnavailableError);
  });
});
