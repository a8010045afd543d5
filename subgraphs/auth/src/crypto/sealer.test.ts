import { describe, expect, it } from 'vitest';
import { Sealer } from './sealer.ts';

const SECRET = 'a secret of at least 32 characters!';

describe('a sealer', () => {
  const sealer = new Sealer(SECRET, 'totp');

  it('opens what it has sealed, in any script', () => {
    for (const text of ['', 'JBSWY3DPEHPK3PXP', '林小雨 🦆'])
      expect(sealer.open(sealer.seal(text, 'user-1'), 'user-1')).toBe(text);
  });

  it('never seals alike', () => {
    expect(Buffer.from(sealer.seal('x')).equals(Buffer.from(sealer.seal('x')))).toBe(false);
  });

  it('opens nothing from another place, of another purpose, of another secret, altered or cut', () => {
    const sealed = sealer.seal('x', 'user-1');
    expect(sealer.open(sealed, 'user-2')).toBeNull();
    expect(new Sealer(SECRET, 'oauth').open(sealed, 'user-1')).toBeNull();
    expect(new Sealer(`${SECRET}!`, 'totp').open(sealed, 'user-1')).toBeNull();
    for (let index = 0; index < sealed.length; index++) {
      const altered = Uint8Array.from(sealed);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(sealer.open(altered, 'user-1')).toBeNull();
    }
    expect(sealer.open(sealed.subarray(0, 20), 'user-1')).toBeNull();
  });
});
