import { describe, expect, it } from 'vitest';
import { MAX_LINK_CODE_POINTS } from './links.ts';
import { randomText, seeded } from './random-text.fixture.ts';
import { extractRanges, foldTag, MAX_TAG_CODE_POINTS } from './ranges.ts';

/** Each range as what is written there, with its sign. */
function written(text: string, kind: 'MENTION' | 'HASHTAG' | 'LINK'): string[] {
  const points = Array.from(text);
  return extractRanges(text)
    .filter((range) => range.kind === kind)
    .map(({ start, end }) => points.slice(start, end).join(''));
}

describe('extractRanges', () => {
  it('gives kinds, values and code points, end exclusive, signs included', () => {
    expect(extractRanges('😀 hi @Alice, 看 ＃话题 https://a.example/x.')).toEqual([
      { start: 5, end: 11, kind: 'MENTION', value: 'alice' },
      { start: 15, end: 18, kind: 'HASHTAG', value: '话题' },
      { start: 19, end: 38, kind: 'LINK', value: 'https://a.example/x' },
    ]);
  });

  it('finds nothing in plain or hostile text', () => {
    for (const text of ['', 'hello', '# @ http://', '<a href="x">', '\ud83d@\ude00#', '@@@@', '####', '&#39; &#x27;', '#️⃣', '*️⃣']) {
      expect(extractRanges(text), text).toEqual([]);
    }
  });

  it('gives equal values for a decomposed text, and stable positions for a composed one', () => {
    const composed = 'ça #été @bob #학교 x';
    expect(extractRanges(composed.normalize('NFD')).map(({ value }) => value)).toEqual(['été', 'bob', '학교']);
    expect(extractRanges(composed.normalize('NFC'))).toEqual(extractRanges(composed));
    for (let seed = 1; seed <= 1000; seed++) {
      const text = randomText(seeded(seed), 60);
      const found = (form: string) => extractRanges(form).map(({ kind, value }) => [kind, value.normalize('NFC')]);
      expect(found(text.normalize('NFD')), JSON.stringify(text)).toEqual(found(text.normalize('NFC')));
    }
  });

  it('never overlaps, and always stays inside the text', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const text = randomText(seeded(seed), 80);
      const length = Array.from(text).length;
      let before = 0;
      for (const { start, end } of extractRanges(text)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start + 1);
        before = end;
      }
      expect(before).toBeLessThanOrEqual(length);
    }
  });

  it('reads hostile texts in linear time', () => {
    const began = performance.now();
    for (const piece of [
      '@a',
      '#',
      '#a',
      '@',
      'http://',
      'http://(',
      'http://a.example/)))',
      '#a·',
      '@a..',
      '#一#',
      'a@a#a',
      '#\u0301',
    ]) {
      extractRanges(piece.repeat(20_000));
    }
    extractRanges(`http://a.example/${'('.repeat(100_000)}`);
    extractRanges(`#${'a'.repeat(100_000)}`);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('mentions', () => {
  it.each([
    ['@alice', ['@alice']],
    ['＠alice', ['＠alice']],
    ['@ａｌｉｃｅ', ['@ａｌｉｃｅ']],
    ['你好@alice，再见', ['@alice']],
    ['@alice你好', ['@alice']],
    ['(@alice)', ['@alice']],
    ['@alice.', ['@alice']],
    ['@alice...', ['@alice']],
    ['@alice...and', ['@alice']],
    ['@al.ice_1!', ['@al.ice_1']],
    ['@alice @bob\n@carol', ['@alice', '@bob', '@carol']],
    ['@alice/@bob', ['@alice', '@bob']],
    ["@alice's", ['@alice']],
    ['😀@alice😀', ['@alice']],
    [`@${'a'.repeat(30)}`, [`@${'a'.repeat(30)}`]],
  ])('of %j are %j', (text, found) => {
    expect(written(text, 'MENTION')).toEqual(found);
  });

  it.each([
    ['an e-mail address', 'me@example.com'],
    ['an e-mail address with signs', 'me.x+y-z@example.com a_@example.com'],
    ['an international e-mail address', 'é@example.com пётр@example.com'],
    ['a name too short', '@al @a'],
    ['a name too long', `@${'a'.repeat(31)}`],
    ['a name that begins with a digit, a dot or a line', '@1abc @.abc @_abc'],
    ['an address on another server', '@alice@example.social'],
    ['two signs', '@@alice'],
    ['a name that goes on with other letters', '@josé @aliceпривет'],
    ['a Chinese name', '@王小明'],
    ['what is inside a link', 'https://a.example/@alice'],
  ])('are not found in %s', (_case, text) => {
    expect(written(text, 'MENTION')).toEqual([]);
  });

  it('carry the folded handle', () => {
    expect(extractRanges('@ＡＬＩＣＥ．Ｂ @Bob_X').map(({ value }) => value)).toEqual(['alice.b', 'bob_x']);
  });
});

describe('hashtags', () => {
  it.each([
    ['#tag', ['#tag']],
    ['＃话题', ['＃话题']],
    ['#话题#', ['#话题']],
    ['#话题#很好', ['#话题']],
    ['＃话题＃很好', ['＃话题']],
    ['#话题1##话题2#', ['#话题1', '#话题2']],
    ['#话题 #旅行', ['#话题', '#旅行']],
    ['#cat#dog', ['#cat', '#dog']],
    ['今天#话题，好', ['#话题']],
    ['#1st #2024年', ['#1st', '#2024年']],
    ['#snake_case_', ['#snake_case_']],
    ['#tag. #tag, (#tag) #tag!', ['#tag', '#tag', '#tag', '#tag']],
    [
      '#日本語 #東京タワー #한국 #Привет #مرحبا #नमस्ते #ไทย',
      ['#日本語', '#東京タワー', '#한국', '#Привет', '#مرحبا', '#नमस्ते', '#ไทย'],
    ],
    ['#スター・ウォーズ・', ['#スター・ウォーズ']],
    ['#می‌خواهم', ['#می‌خواهم']],
    ['#party🎉', ['#party']],
    ['#rock&roll', ['#rock']],
    ["#don't", ['#don']],
    [`#${'字'.repeat(MAX_TAG_CODE_POINTS)}`, [`#${'字'.repeat(MAX_TAG_CODE_POINTS)}`]],
    [`#${'𠀀'.repeat(MAX_TAG_CODE_POINTS)}`, [`#${'𠀀'.repeat(MAX_TAG_CODE_POINTS)}`]],
  ])('of %j are %j', (text, found) => {
    expect(written(text, 'HASHTAG')).toEqual(found);
  });

  it.each([
    ['digits only', '#1 #2024 #１２３ #_ #1_2 #Ⅳ #①'],
    ['the middle of a word', 'abc#tag x_#tag é#tag'],
    ['a heading', '##tag'],
    ['an entity', '&#x27; &#amp'],
    ['a fragment', 'example.com/#top'],
    ['emoji only', '#🎉'],
    ['a leading dot', '#·a #・あ'],
    ['a tag too long', `#${'a'.repeat(MAX_TAG_CODE_POINTS + 1)}`],
    ['a tag that folds too long', `#${'ﬃ'.repeat(20)}`],
    ['what is inside a link', 'https://a.example/#tag'],
  ])('are not found in %s', (_case, text) => {
    expect(written(text, 'HASHTAG')).toEqual([]);
  });

  it('carry the folded tag', () => {
    expect(extractRanges('#ＴＡＧ #Été #ΟΔΌΣ #台灣').map(({ value }) => value)).toEqual(['tag', 'été', 'οδός', '台灣']);
  });
});

describe('foldTag', () => {
  it('folds width and case, keeps accents and Chinese as written, and is stable', () => {
    expect(foldTag('ＴａＧ')).toBe('tag');
    expect(foldTag('E\u0301te\u0301')).toBe('été');
    expect(foldTag('ﾊﾛｰ')).toBe('ハロー');
    for (let seed = 1; seed <= 300; seed++) {
      const folded = foldTag(randomText(seeded(seed), 40));
      expect(foldTag(folded)).toBe(folded);
    }
  });
});

describe('links', () => {
  it.each([
    ['https://a.example', ['https://a.example']],
    ['HTTP://A.EXAMPLE/X', ['HTTP://A.EXAMPLE/X']],
    ['看https://a.example/b，好', ['https://a.example/b']],
    ['https://a.example/b很好', ['https://a.example/b']],
    ['https://a.example/b。', ['https://a.example/b']],
    ['(https://a.example/b)', ['https://a.example/b']],
    ['https://a.example/wiki/X_(y)', ['https://a.example/wiki/X_(y)']],
    ['(see https://a.example/wiki/X_(y))', ['https://a.example/wiki/X_(y)']],
    ['https://a.example/?q=1&r=2#frag!', ['https://a.example/?q=1&r=2#frag']],
    ['https://a.example:8080/x;y=1, and', ['https://a.example:8080/x;y=1']],
    ['"https://a.example"', ['https://a.example']],
    ['<https://a.example>', ['https://a.example']],
    ['https://a.example/...', ['https://a.example/']],
    ['http://localhost:3000/a', ['http://localhost:3000/a']],
    ['http://[::1]/a', ['http://[::1]/a']],
    ['https://例子.测试/a好', ['https://例子.测试/a']],
    ['https://пример.рф/путь', ['https://пример.рф/путь']],
    ['https://a.example/é', ['https://a.example/é']],
    ['https://a.example\nhttp://b.example', ['https://a.example', 'http://b.example']],
    ['https://a.example/@bob/#tag', ['https://a.example/@bob/#tag']],
  ])('of %j are %j', (text, found) => {
    expect(written(text, 'LINK')).toEqual(found);
  });

  it.each([
    'javascript:alert(1)',
    'ftp://a.example',
    'data:text/html,x',
    'www.a.example',
    'a.example/b',
    'xhttp://a.example',
    'https://',
    'https://...',
    'https:///x',
    'https://user:secret@a.example/',
    'https://a.example@evil.example/',
    `https://a.example/${'x'.repeat(MAX_LINK_CODE_POINTS)}`,
  ])('are not found in %j', (text) => {
    expect(written(text, 'LINK')).toEqual([]);
  });
});
