import { describe, expect, it } from 'vitest';
import { parseQuery } from './query.ts';
import { randomText, seeded } from './random-text.fixture.ts';
import { encodeToken, indexField, indexTokens, MAX_INDEX_TOKENS, MAX_WORD_CODE_POINTS } from './tokens.ts';

const encoded = (...tokens: string[]) => tokens.map(encodeToken);

describe('indexTokens', () => {
  it('gives words and numbers once each, in order', () => {
    expect(indexTokens('Hello, WORLD 42! hello-world')).toEqual(['hello', 'world', '42']);
  });

  it('gives single characters and pairs of Chinese', () => {
    expect(indexTokens('北京市')).toEqual(encoded('北', '京', '北京', '市', '京市'));
  });

  it('makes no pair across punctuation or between scripts', () => {
    expect(indexTokens('你，好 iphone手机')).toEqual(encoded('你', '好', 'iphone', '手', '机', '手机'));
  });

  it('treats Japanese, Korean, Thai and emoji as unspaced', () => {
    expect(indexTokens('ラーメン')).toContain(encodeToken('ーメ'));
    expect(indexTokens('한국어')).toContain(encodeToken('국어'));
    expect(indexTokens('ไทย')).toContain(encodeToken('ทย'));
    expect(indexTokens('🎉👨‍👩‍👧')).toEqual(encoded('🎉', '👨', '🎉👨', '👩', '👨👩', '👧', '👩👧'));
  });

  it('keeps words of spaced scripts whole', () => {
    expect(indexTokens('Привет مَرْحَبًا Ελλάδα')).toEqual(encoded('привет', 'مرحبا', 'ελλάδα'));
  });

  it('gives the same tokens for traditional, full-width and accented spelling', () => {
    expect(indexTokens('臺灣 ＣＡＦＥ')).toEqual(indexTokens('台湾 café'));
  });

  it('holds only lower-case ASCII letters and digits', () => {
    for (let seed = 1; seed <= 300; seed++) {
      for (const token of indexTokens(randomText(seeded(seed), 80), { pinyin: true, prefixes: true })) {
        expect(token).toMatch(/^[a-z0-9]+$/);
      }
    }
  });

  it('gives pinyin of neighbours in full and as initials', () => {
    const tokens = indexTokens('王小明', { pinyin: true });
    expect(tokens).toEqual([
      ...encoded('王', '小', '王小', '明', '小明'),
      ...['wang', 'wangxiao', 'wx', 'wangxiaoming', 'wxm', 'xiao', 'xiaoming', 'xm', 'ming'],
    ]);
  });

  it.each([
    ['重庆银行', 'chongqingyinhang'],
    ['单田芳', 'shantianfang'],
    ['单田芳', 'dantianfang'],
    ['曾国藩', 'zengguofan'],
    ['吕布', 'lvbu'],
    ['吕布', 'lubu'],
    ['乾坤', 'qiankun'],
    ['後來', 'houlai'],
    ['銀行', 'yinhang'],
  ])('reads %s as %s', (name, pinyin) => {
    expect(indexTokens(name, { pinyin: true })).toContain(pinyin);
  });

  it('gives no pinyin unless asked, and none for kana', () => {
    expect(indexTokens('王')).toEqual(encoded('王'));
    expect(indexTokens('かな', { pinyin: true })).toEqual(encoded('か', 'な', 'かな'));
  });

  it('gives beginnings of words when asked', () => {
    expect(indexTokens('Alice', { prefixes: true })).toEqual(['alice', 'al', 'ali', 'alic']);
  });

  it('cuts long words', () => {
    expect(indexTokens('a'.repeat(500))).toEqual(['a'.repeat(MAX_WORD_CODE_POINTS)]);
  });

  it('is empty for punctuation, blanks and lone surrogates', () => {
    expect(indexTokens('!?… \u3000\n\ud83d$')).toEqual([]);
    expect(indexField([])).toBe('');
  });

  it('is bounded, and covers the longest text of only different Chinese characters', () => {
    const text = String.fromCodePoint(...Array.from({ length: 5000 }, (_, i) => 0x4e00 + i));
    expect(indexTokens(text).length).toBeLessThanOrEqual(MAX_INDEX_TOKENS);
    expect(indexTokens(text)).toContain(indexTokens(text.slice(-2)).at(-1));
    expect(indexTokens('ab '.repeat(10) + text, { maxTokens: 100 })).toHaveLength(100);
    expect(indexTokens(text, { pinyin: true, prefixes: true, maxTokens: 10_000 }).length).toBeLessThanOrEqual(10_000);
  });

  it('indexes 5,000 code points in a few milliseconds', () => {
    const text = '微信是一款跨平台的通讯工具，supports text 和語音。'.repeat(200).slice(0, 5000);
    indexTokens(text);
    const times = Array.from({ length: 9 }, () => {
      const began = performance.now();
      indexTokens(text);
      return performance.now() - began;
    });
    expect(times.toSorted((a, b) => a - b)[4]).toBeLessThan(15);
  });
});

describe('indexTokens and parseQuery', () => {
  it.each([
    { pinyin: false, prefixes: false },
    { pinyin: true, prefixes: true },
  ])('agree: a text that matches has all tokens of the query (%o)', (options) => {
    let matched = 0;
    for (let seed = 1; seed <= 2000; seed++) {
      const random = seeded(seed);
      const text = randomText(random, 40);
      const points = Array.from(text);
      const from = Math.floor(random() * points.length);
      const query = parseQuery(points.slice(from, from + 1 + Math.floor(random() * 6)).join(''), options);
      if (!query.matches(text)) continue;
      matched++;
      const tokens = new Set(indexTokens(text, options));
      expect(
        query.tokens.filter((token) => !tokens.has(token)),
        JSON.stringify(text),
      ).toEqual([]);
    }
    expect(matched).toBeGreaterThan(500);
  });
});
