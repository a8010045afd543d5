import { describe, expect, it } from 'vitest';
import { createAuthenticators } from './totp.ts';

const authenticators = createAuthenticators({ secret: 'a secret of at least 32 characters!', issuer: 'WeChat' });
// The shared secret of RFC 6238, appendix B, in Base32.
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('authenticator apps', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('accept the code of RFC 6238 at %d seconds', (seconds, code) => {
    expect(authenticators.stepOf(RFC_SECRET, code, new Date(seconds * 1_000))).toBe(BigInt(Math.floor(seconds / 30)));
  });

  it('accept one step before and after, and tell which', () => {
    const at = (seconds: number) => authenticators.stepOf(RFC_SECRET, '287082', new Date(seconds * 1_000));
    expect([at(29), at(59), at(89)]).toEqual([1n, 1n, 1n]);
    expect(at(90)).toBeNull();
  });

  it('take codes with blanks and full-width digits, and nothing else', () => {
    const at = new Date(59_000);
    expect(authenticators.stepOf(RFC_SECRET, ' 287 082 ', at)).toBe(1n);
    expect(authenticators.stepOf(RFC_SECRET, '２８７０８２', at)).toBe(1n);
    for (const code of ['', '28708', '2870822', 'abcdef', '287082'.repeat(1_000)])
      expect(authenticators.stepOf(RFC_SECRET, code, at)).toBeNull();
  });

  it('make secrets of 160 bits and an address for them', () => {
    const secret = authenticators.newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(authenticators.uri(secret, 'lin')).toContain(`secret=${secret}`);
  });
});

describe('recovery codes', () => {
  it('are ten different ones, recognised in any spelling and for one user only', () => {
    const { codes, hashes } = authenticators.newRecoveryCodes('user-1', 10);
    expect(new Set(codes).size).toBe(10);
    const hashOf = (userId: string, code: string) =>
      authenticators.check({ userId, secret: null, code, now: new Date() }).recoveryHash;
    expect(hashOf('user-1', codes[0]?.toLowerCase().replace('-', ' ') ?? '')).toEqual(hashes[0]);
    expect(hashOf('user-2', codes[0] ?? '')).not.toEqual(hashes[0]);
    expect(hashOf('user-1', '123456')).toBeNull();
  });
});
