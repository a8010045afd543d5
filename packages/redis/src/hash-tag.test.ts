import { describe, expect, it } from 'vitest';
import { assertSameSlot, hashTagOf } from './hash-tag.ts';

describe('hash tags', () => {
  it('takes what is inside the first non-empty braces, else the whole key', () => {
    expect(hashTagOf('a:{log:feed:0}:epoch')).toBe('log:feed:0');
    expect(hashTagOf('plain')).toBe('plain');
    expect(hashTagOf('{}x')).toBe('{}x');
    expect(hashTagOf('open{end')).toBe('open{end');
  });

  it('refuses keys that a cluster would keep apart', () => {
    expect(() => assertSameSlot(['{a}:1', '{a}:2', 'p:{a}'])).not.toThrow();
    expect(() => assertSameSlot(['{a}:1', '{b}:1'])).toThrow(TypeError);
    expect(() => assertSameSlot([])).not.toThrow();
  });
});
