import { describe, expect, it } from 'vitest';
import { foldText } from './fold.ts';
import { randomText, seeded } from './random-text.fixture.ts';

const fold = (text: string) => foldText(text).text;

describe('foldText', () => {
  it.each([
    ['Hello', 'hello'],
    ['ＨＥＬＬＯ１２３', 'hello123'],
    ['ﾊﾛｰ ﾜｰﾙﾄﾞ', 'ハロー ワールド'],
    ['ｶﾞｷﾞ', 'ガギ'],
    ['Straße STRASSE', 'strasse strasse'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
    ['ς', 'σ'],
    ['Café', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['Łódź Ørsted Đà Nẵng Ærø', 'lodz orsted da nang aero'],
    ['İstanbul ısı', 'istanbul isi'],
    ['ﬁsh', 'fish'],
    ['中國後來頭髮乾淨', '中国后来头发干净'],
    ['乾坤', '干坤'],
    ['著名 看著', '着名 看着'],
    ['薴', '苎'],
    ['℃㎏', '°ckg'],
    ['㍿', '株式会社'],
    ['مُحَمَّد', 'محمد'],
    ['مـحـمد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['ガギ', 'ガギ'],
    ['Йод', 'йод'],
    ['👍🏽', '👍'],
    ['👨‍👩‍👧', '👨👩👧'],
    ['❤️', '❤'],
    ['한국', '한국'],
    ['\u1112\u1161\u11ab', '한'],
    ['a\u00adb\u200bc', 'abc'],
    ['', ''],
  ])('folds %j to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('leads back to the code points of the original', () => {
    const folded = foldText('x㍿e\u0301y👨‍👩‍👧國');
    expect(folded.text).toBe('x株式会社ey👨👩👧国');
    const rangeOf = (part: string) => {
      const at = folded.text.indexOf(part);
      return folded.originalRange(at, at + part.length);
    };
    expect(rangeOf('x')).toEqual({ start: 0, end: 1 });
    expect(rangeOf('会')).toEqual({ start: 1, end: 2 });
    expect(rangeOf('e')).toEqual({ start: 2, end: 4 });
    expect(rangeOf('y')).toEqual({ start: 4, end: 5 });
    expect(rangeOf('👩')).toEqual({ start: 7, end: 9 });
    expect(rangeOf('国')).toEqual({ start: 10, end: 11 });
  });

  it('folds a text and its decomposed form alike', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const text = randomText(seeded(seed), 60);
      expect(fold(text.normalize('NFD')), JSON.stringify(text)).toBe(fold(text.normalize('NFC')));
    }
  });

  it('leaves folded text alone', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const folded = fold(randomText(seeded(seed), 60));
      expect(fold(folded)).toBe(folded);
    }
  });

  it('survives lone surrogates', () => {
    expect(fold('A\ud83dB\ude00')).toBe('a\ud83db\ude00');
  });

  it('stays linear in marks and in characters that grow', () => {
    const began = performance.now();
    fold(`a${'\u0323\u0301'.repeat(20_000)}`);
    fold('ﷺ'.repeat(5000));
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
