import { describe, expect, it } from 'vitest';
import { MAX_PREFIX_KEYS, PREFIX_KEY_CODE_POINTS, prefixKeys, prefixRange } from './prefix.ts';
import { randomText, seeded } from './random-text.fixture.ts';

/** What an index range scan over the keys would say; strings compare by UTF-8 bytes. */
function isFound(name: string, prefix: string): boolean {
  const range = prefixRange(prefix);
  if (!range) return false;
  const [from, to] = [Buffer.from(range.from), Buffer.from(range.to)];
  return prefixKeys(name).some((key) => Buffer.compare(Buffer.from(key), from) >= 0 && Buffer.compare(Buffer.from(key), to) < 0);
}

describe('prefixKeys', () => {
  it('gives the whole name first, then from each word on', () => {
    expect(prefixKeys('Ada King Lovelace')).toEqual(['adakinglovelace', 'kinglovelace', 'lovelace']);
  });

  it('gives a Chinese name as written, in pinyin and in initials, from each character on', () => {
    expect(prefixKeys('王小明')).toEqual(['王小明', 'wangxiaoming', 'wxm', '小明', '明', 'xiaoming', 'ming', 'xm', 'm']);
  });

  it('is bounded in number and length', () => {
    const keys = prefixKeys('中华人民共和国'.repeat(8));
    expect(keys).toHaveLength(MAX_PREFIX_KEYS);
    for (const key of prefixKeys('a'.repeat(500) + '王'.repeat(100))) {
      expect(Array.from(key).length).toBeLessThanOrEqual(PREFIX_KEY_CODE_POINTS);
    }
  });

  it('is empty for a name without letters', () => {
    expect(prefixKeys('…!')).toEqual([]);
  });
});

describe('a prefix finds a name', () => {
  it.each([
    ['Alice', 'al'],
    ['Alice', 'ALICE'],
    ['Ada Lovelace', 'love'],
    ['Ada Lovelace', 'ada l'],
    ['ada_lovelace', 'ada_lo'],
    ['ada_lovelace', 'lovelace'],
    ['Łukasz', 'lu'],
    ['ＡＬＩＣＥ', 'ali'],
    ['王小明', '王'],
    ['王小明', '小明'],
    ['王小明', 'wangx'],
    ['王小明', 'wang xiao'],
    ['王小明', 'wxm'],
    ['王小明', 'xm'],
    ['歐陽修', '欧阳'],
    ['欧阳修', '歐'],
    ['歐陽修', 'ouyang'],
    ['单田芳', 'shan'],
    ['单田芳', 'dan'],
    ['吕布', 'lv'],
    ['吕布', 'lu'],
    ['西安', "xi'an"],
    ['小王 Wang', 'wang'],
    ['Tom王', 'tomw'],
    ['田中さくら', 'さく'],
    ['김철수', '철수'],
    ['محمد علي', 'عل'],
    ['🎉party', '🎉'],
    ['a'.repeat(40), 'a'.repeat(35)],
  ])('%s by %s', (name, prefix) => {
    expect(isFound(name, prefix)).toBe(true);
  });

  it.each([
    ['Alice', 'lice'],
    ['Alice', 'alicex'],
    ['王小明', '明小'],
    ['王小明', 'angxiao'],
  ])('but not %s by %s', (name, prefix) => {
    expect(isFound(name, prefix)).toBe(false);
  });

  it('by every beginning of itself', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const name = randomText(seeded(seed), 12);
      const points = Array.from(name);
      for (let length = 1; length <= points.length; length++) {
        const prefix = points.slice(0, length).join('');
        if (prefixRange(prefix) && points[length]?.match(/\p{M}|\u200d|\uff9e/u) === null) {
          expect(isFound(name, prefix), JSON.stringify({ name, prefix })).toBe(true);
        }
      }
    }
  });
});

describe('prefixRange', () => {
  it.each(['', '  ', '@', '…', '\ud83d'])('is null for %j', (prefix) => {
    expect(prefixRange(prefix)).toBeNull();
  });

  it('takes hostile input as text, and not much of it', () => {
    expect(prefixRange('{"$gt":""}')?.from).toBe('gt');
    expect(prefixRange('.*a')?.from).toBe('a');
    expect(prefixRange('a'.repeat(100_000))?.from).toBe('a'.repeat(PREFIX_KEY_CODE_POINTS));
  });
});
