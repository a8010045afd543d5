import { describe, expect, it } from 'vitest';
import { MAX_QUERY_CODE_POINTS, MAX_QUERY_TOKENS, parseQuery } from './query.ts';
import { encodeToken } from './tokens.ts';

const matches = (query: string, text: string) => parseQuery(query).matches(text);
const matchesPinyin = (query: string, text: string) => parseQuery(query, { pinyin: true }).matches(text);

describe('parseQuery', () => {
  it('asks the index for whole tokens, all of them', () => {
    expect(parseQuery('Hello 北京').textSearch).toBe(`" hello " " ${encodeToken('北京')} "`);
  });

  it('asks for as few pairs as cover a run', () => {
    const code = encodeToken;
    expect(parseQuery('北京大学').tokens).toEqual([code('北京'), code('大学')]);
    expect(parseQuery('北京市').tokens).toEqual([code('北京'), code('京市')]);
    expect(parseQuery('京').tokens).toEqual([code('京')]);
  });

  it.each(['', '   ', '\u3000', '!?', '"', '-', '$', '……', '\ud83d', '\0'])(
    'is empty for %j and then matches nothing',
    (query) => {
      const parsed = parseQuery(query);
      expect(parsed.isEmpty).toBe(true);
      expect(parsed.textSearch).toBe('');
      expect(parsed.matches('anything " - $')).toBe(false);
      expect(parsed.spans('anything')).toEqual([]);
    },
  );

  it.each([
    ['{"$gt":""}', '" gt "'],
    ['$where: 1', '" where " " 1 "'],
    ['"a" -b', '" a " " b "'],
    ['\\"x\\"', '" x "'],
    ['.*(a+)+$', '" a "'],
    ['__proto__ constructor', '" proto " " constructor "'],
    ['a\ud83db', '" a " " b "'],
  ])('reads %s as plain words', (query, textSearch) => {
    expect(parseQuery(query).textSearch).toBe(textSearch);
  });

  it('holds nothing but letters, digits, spaces and its own quotes in any search text', () => {
    for (const query of ['"\\" -x', '-', '北"京-', '\u0000"', '＂ａ＂－ｂ', '“a” ‑b', `'"$gt'`]) {
      expect(parseQuery(query).textSearch).toMatch(/^(" [a-z0-9]+ "( |$))*$/);
    }
  });

  it('bounds what it reads', () => {
    const many = Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' ');
    expect(parseQuery(many).tokens.length).toBeLessThanOrEqual(MAX_QUERY_TOKENS);
    expect(parseQuery('北'.repeat(10_000)).tokens).toHaveLength(1);
    expect(parseQuery('a'.repeat(10_000)).matches('a'.repeat(MAX_QUERY_CODE_POINTS))).toBe(true);
    expect(parseQuery('😀'.repeat(10_000)).matches('😀'.repeat(MAX_QUERY_CODE_POINTS))).toBe(true);
  });

  it('answers quickly to hostile queries and texts', () => {
    const queries = [
      'a.'.repeat(5000),
      'a '.repeat(5000),
      '啊'.repeat(10_000),
      Array.from({ length: 99 }, (_, i) => 'a'.repeat(i)).join(' '),
    ];
    const texts = ['a.'.repeat(2500), 'a'.repeat(5000), '啊'.repeat(5000), 'ﷺ'.repeat(5000)];
    const began = performance.now();
    for (const query of queries) {
      const parsed = parseQuery(query, { pinyin: true, prefixes: true });
      for (const text of texts) {
        parsed.matches(text);
        parsed.spans(text);
      }
    }
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('a query matches', () => {
  it.each([
    ['hello', 'Hello, world'],
    ['world HELLO', 'Hello, world'],
    ['foo-bar', 'foo bar'],
    ["don't", 'I don’t know'],
    ['cafe', 'Café'],
    ['café', 'CAFE'],
    ['ｈｅｌｌｏ', 'hello'],
    ['后来', '後來的事'],
    ['後來', '后来的事'],
    ['京', '北京'],
    ['北京大学', '我在北京大学读书'],
    ['iphone手机', '新 iPhone 手机'],
    ['手机', 'iPhone手机'],
    ['ハロー', 'ﾊﾛｰ世界'],
    ['食べ', '食べる'],
    ['한국', '한국어를'],
    ['محمد', 'مُحَمَّد'],
    ['привет', 'ПРИВЕТ!'],
    ['👍', 'ok 👍🏽'],
    ['👩', '👨‍👩‍👧'],
    ['c++', 'C and D'],
    ['#hello', 'hello'],
    ['strasse', 'Straße'],
  ])('%j in %j', (query, text) => {
    expect(matches(query, text)).toBe(true);
  });

  it.each([
    ['ell', 'hello'],
    ['hello', 'hellow'],
    ['hello', 'éhello'],
    ['hello there', 'hello'],
    ['bar-foo', 'foo bar'],
    ['foo-bar', 'foo, and bar'],
    ['京北', '北京'],
    ['北京', '北，京'],
    ['北大', '北京大学'],
    ['beijing', '北京'],
  ])('but not %j in %j', (query, text) => {
    expect(matches(query, text)).toBe(false);
  });
});

describe('a query with pinyin matches', () => {
  it.each([
    ['beijing', '我爱北京'],
    ['BEIJING', '北京'],
    ['bei jing', '北京'],
    ['bj', '我爱北京天安门'],
    ["xi'an", '西安'],
    ['xian', '西安'],
    ['xian', '先生'],
    ['xiaoming', '王小明'],
    ['wxm', '王小明'],
    ['北jing', '北京'],
    ['lv', '吕布'],
    ['lu', '吕布'],
    ['nǚ', '女'],
    ['houlai', '後來'],
    ['beijing', 'Beijing'],
  ])('%j in %j', (query, text) => {
    expect(matchesPinyin(query, text)).toBe(true);
  });

  it.each([
    ['beij', '北京'],
    ['b', '北京'],
    ['eijing', '北京'],
    ['bjing', '北京'],
    ['beijing', '北，京'],
    ['jingbei', '北京'],
  ])('but not %j in %j', (query, text) => {
    expect(matchesPinyin(query, text)).toBe(false);
  });
});

describe('a query with prefixes matches', () => {
  it.each([
    ['ali', 'Alice', true],
    ['ali', 'malice', false],
    ['a', 'Alice', false],
    ['alice', 'Ali', false],
    ['прив', 'Привет', true],
  ])('%j in %j: %s', (query, text, expected) => {
    expect(parseQuery(query, { prefixes: true }).matches(text)).toBe(expected);
  });
});

describe('spans', () => {
  it('are sorted, merged and in code points of the original', () => {
    expect(parseQuery('京大 北京 x').spans('😀 x 北京大 X')).toEqual([
      { start: 2, end: 3 },
      { start: 4, end: 7 },
      { start: 8, end: 9 },
    ]);
  });
});
