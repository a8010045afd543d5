import { describe, expect, it } from 'vitest';
import { codePoints, MAX_COMBINING_MARKS, normalizeText } from './text.ts';

const short = { maxCodePoints: 10 };
const long = { maxCodePoints: 10, multiline: true };

describe('codePoints', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['微信', 2],
    ['𠀀', 1],
    ['👍🏽', 2],
    ['👨‍👩‍👧', 5],
    ['e\u0301', 2],
    ['\ud83d', 1],
    ['\ud83d\ud83d\ude00', 2],
    ['\ude00\ud83d', 2],
  ])('counts %j as %i', (text, count) => {
    expect(codePoints(text)).toBe(count);
  });
});

describe('normalizeText', () => {
  it('returns the text in NFC and counts after composing', () => {
    expect(normalizeText('e\u0301'.repeat(10), short)).toEqual({ ok: true, text: 'é'.repeat(10) });
    expect(normalizeText('\u1112\u1161\u11ab', short)).toEqual({ ok: true, text: '한' });
  });

  it('counts code points, not UTF-16 units', () => {
    expect(normalizeText('😀'.repeat(10), short)).toEqual({ ok: true, text: '😀'.repeat(10) });
    expect(normalizeText('😀'.repeat(11), short)).toEqual({ ok: false, problem: 'TOO_LONG' });
  });

  it('accepts what composes to the limit even at the worst ratio of NFC', () => {
    expect(normalizeText('\u03b1\u0313\u0300\u0345'.repeat(10), short)).toEqual({ ok: true, text: 'ᾂ'.repeat(10) });
  });

  it('keeps spaces at the ends', () => {
    expect(normalizeText(' a ', short)).toEqual({ ok: true, text: ' a ' });
  });

  it('makes Windows line ends plain and refuses a lone carriage return', () => {
    expect(normalizeText('a\r\nb', long)).toEqual({ ok: true, text: 'a\nb' });
    expect(normalizeText('a\rb', long)).toEqual({ ok: false, problem: 'BAD_CHARACTERS' });
  });

  it.each(['a\nb', 'a\tb', 'a\u2028b', 'a\u2029b'])('allows %j only in a multi-line text', (text) => {
    expect(normalizeText(text, long)).toEqual({ ok: true, text });
    expect(normalizeText(text, short)).toEqual({ ok: false, problem: 'BAD_CHARACTERS' });
  });

  it.each(['a\0', '\u0008', '\u001b[31m', '\u007f', '\u0085', '\u009f'])('refuses the control characters of %j', (text) => {
    expect(normalizeText(text, long)).toEqual({ ok: false, problem: 'BAD_CHARACTERS' });
  });

  it.each(['\ud83d', 'a\ude00', '\ude00\ud83d', '\ud83dx'])('refuses the lone surrogate of %j', (text) => {
    expect(normalizeText(text, long)).toEqual({ ok: false, problem: 'BAD_CHARACTERS' });
  });

  it.each(['👨‍👩‍👧', '🏳️‍🌈', '🇨🇳', '1️⃣', 'می‌خواهم', 'مَرْحَبًا', 'नमस्ते', 'สวัสดี'])('accepts %s', (text) => {
    expect(normalizeText(text, { maxCodePoints: 20 })).toEqual({ ok: true, text });
  });

  it.each(['', '   ', '\u3000', '\u200b\u200d', '\ufeff'])('asks for a visible character instead of %j', (text) => {
    expect(normalizeText(text, short)).toEqual({ ok: false, problem: 'REQUIRED' });
    expect(normalizeText(text, { ...short, optional: true })).toEqual({ ok: true, text });
  });

  it('refuses piles of combining marks', () => {
    expect(normalizeText(`a${'\u0301'.repeat(MAX_COMBINING_MARKS)}`, { maxCodePoints: 100 }).ok).toBe(true);
    expect(normalizeText(`a${'\u0301'.repeat(MAX_COMBINING_MARKS + 1)}`, { maxCodePoints: 100 })).toEqual({
      ok: false,
      problem: 'BAD_CHARACTERS',
    });
  });

  it('answers quickly whatever the size', () => {
    const began = performance.now();
    expect(normalizeText('\u0323\u0301'.repeat(2_000_000), { maxCodePoints: 5000 }).ok).toBe(false);
    expect(normalizeText('\u0323\u0301'.repeat(20_000), { maxCodePoints: 5000 }).ok).toBe(false);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
