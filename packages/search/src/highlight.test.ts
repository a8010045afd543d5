import { codePoints } from '@app/kernel';
import { describe, expect, it } from 'vitest';
import { escapeText, highlight } from './highlight.ts';
import { parseQuery } from './query.ts';
import { randomText, seeded } from './random-text.fixture.ts';

const withoutMarks = (html: string) => html.replaceAll('<mark>', '').replaceAll('</mark>', '');
const textOf = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('highlight', () => {
  it.each([
    ['Hello, world', 'WORLD', 'Hello, <mark>world</mark>'],
    ['a b a', 'a', '<mark>a</mark> b <mark>a</mark>'],
    ['後來我們', '后来', '<mark>後來</mark>我們'],
    ['ＨＥＬＬＯ　世界', 'hello', '<mark>ＨＥＬＬＯ</mark>　世界'],
    ['Cafe\u0301!', 'cafe', '<mark>Cafe\u0301</mark>!'],
    ['ﾊﾛｰ ﾜｰﾙﾄﾞ', 'ワールド', 'ﾊﾛｰ <mark>ﾜｰﾙﾄﾞ</mark>'],
    ['㍿微信', '会社', '<mark>㍿</mark>微信'],
    ['北京大学', '京大', '北<mark>京大</mark>学'],
    ['北京大学', '北京 京大', '<mark>北京大</mark>学'],
    ['foo, bar', 'foo-bar', '<mark>foo</mark>, <mark>bar</mark>'],
    ['مُحَمَّد رسول', 'محمد', '<mark>مُحَمَّد</mark> رسول'],
    ['a 👨‍👩‍👧 b', '👩', 'a <mark>👨‍👩‍👧</mark> b'],
    ['👍🏽 ok', '👍', '<mark>👍🏽</mark> ok'],
    ['<b>x & "y"</b>', 'x', '&lt;b&gt;<mark>x</mark> &amp; &quot;y&quot;&lt;/b&gt;'],
    ['<mark>x</mark>', 'x', '&lt;mark&gt;<mark>x</mark>&lt;/mark&gt;'],
    ["<script>alert('1')</script>", 'script', '&lt;<mark>script</mark>&gt;alert(&#39;1&#39;)&lt;/<mark>script</mark>&gt;'],
  ])('shows %j for %j', (text, query, html) => {
    expect(highlight(text, query)).toBe(html);
  });

  it.each([
    ['我爱北京天安门', 'beijing', '我爱<mark>北京</mark>天安门'],
    ['我爱北京天安门', 'bj', '我爱<mark>北京</mark>天安门'],
    ['王小明 wxm', 'wxm', '<mark>王小明</mark> <mark>wxm</mark>'],
    ['乾坤', 'qiankun', '<mark>乾坤</mark>'],
    ["西安 xi'an", "xi'an", '<mark>西安</mark> <mark>xi</mark>&#39;<mark>an</mark>'],
  ])('marks the Chinese of %j for the pinyin %j', (text, query, html) => {
    expect(highlight(text, query, { pinyin: true })).toBe(html);
  });

  it('marks the beginning that was typed', () => {
    expect(highlight('Alice', 'ali', { prefixes: true })).toBe('<mark>Ali</mark>ce');
  });

  it('takes a parsed query with its own options', () => {
    expect(highlight('北京', parseQuery('beijing', { pinyin: true }))).toBe('<mark>北京</mark>');
  });

  it('is null when nothing matches', () => {
    expect(highlight('Hello', 'bye')).toBeNull();
    expect(highlight('Hello', '')).toBeNull();
    expect(highlight('', 'x')).toBeNull();
  });

  it('marks what is there when only some phrases are', () => {
    expect(highlight('only title', 'title body')).toBe('only <mark>title</mark>');
  });

  it('shows a snippet around the first match', () => {
    const text = `${'前'.repeat(500)}目标${'后'.repeat(500)}目标`;
    const html = highlight(text, '目标', { maxCodePoints: 40 });
    expect(html).toBe(`…${'前'.repeat(10)}<mark>目标</mark>${'后'.repeat(28)}…`);
  });

  it('uses the whole room at either end of the text', () => {
    expect(highlight(`x${'后'.repeat(100)}`, 'x', { maxCodePoints: 10 })).toBe(`<mark>x</mark>${'后'.repeat(9)}…`);
    expect(highlight(`${'前'.repeat(100)}x`, 'x', { maxCodePoints: 10 })).toBe(`…${'前'.repeat(9)}<mark>x</mark>`);
  });

  it('cuts a match longer than the room', () => {
    expect(highlight('啊'.repeat(100), '啊'.repeat(50), { maxCodePoints: 10 })).toBe(`<mark>${'啊'.repeat(10)}</mark>…`);
  });

  it('never cuts a written character in two', () => {
    const family = '👨‍👩‍👧';
    const html = highlight(`${family.repeat(40)} x ${family.repeat(40)}`, 'x', { maxCodePoints: 43 }) ?? '';
    expect(html.replace('<mark>x</mark>', '').replaceAll(family, '')).toMatch(/^… {2}…$/);
  });

  it('keeps the escaped text when its marks are removed', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const random = seeded(seed);
      const text = randomText(random, 50);
      const points = Array.from(text);
      const from = Math.floor(random() * points.length);
      const query = points.slice(from, from + 1 + Math.floor(random() * 4)).join('');
      const html = highlight(text, query, { maxCodePoints: 10_000, pinyin: seed % 2 === 0, prefixes: seed % 3 === 0 });
      if (html !== null) expect(withoutMarks(html), JSON.stringify({ text, query })).toBe(escapeText(text));
    }
  });

  it('shows a bounded part of the text, well formed, with balanced marks', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const random = seeded(seed);
      const text = randomText(random, 200);
      const points = Array.from(text);
      const query = points
        .slice(Math.floor(random() * points.length))
        .slice(0, 2)
        .join('');
      const html = highlight(text, query, { maxCodePoints: 30 });
      if (html === null) continue;
      const shown = textOf(withoutMarks(html).replace(/^…/, '').replace(/…$/, ''));
      expect(text).toContain(shown);
      expect(codePoints(shown)).toBeLessThanOrEqual(30);
      expect(html.isWellFormed()).toBe(true);
      expect(html.replace(/[^<>]+/g, '')).toMatch(/^(<><>)+$/);
    }
  });
});
