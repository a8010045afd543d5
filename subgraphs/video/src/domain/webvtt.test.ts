import { describe, expect, it } from 'vitest';
import { checkWebvtt } from './webvtt.ts';

const check = (text: string, max = 1_000) => {
  const checked = checkWebvtt(text, max);
  return checked.ok ? checked.text : checked.problem;
};
const CUE = '00:01.000 --> 00:02.500\n你好\n';

describe('a WebVTT file', () => {
  it('is kept without its byte order mark and with plain newlines', () => {
    expect(check(`\ufeffWEBVTT - a title\r\n\r\n1\r\n01:00:01.000 --> 01:00:02.000 align:start\r\nHi`)).toBe(
      'WEBVTT - a title\n\n1\n01:00:01.000 --> 01:00:02.000 align:start\nHi',
    );
  });

  it('needs its header on a line of its own', () => {
    for (const text of ['', CUE, `WEBVTTX\n\n${CUE}`, `webvtt\n\n${CUE}`, `WEBVTT\n${CUE}`, '<html>', `1\n${CUE}`])
      expect(check(text)).toBe('BAD_FORMAT');
  });

  it('needs a cue', () => {
    expect(check('WEBVTT\n\nNOTE nothing here')).toBe('REQUIRED');
  });

  it('has cues that end after they begin, in well-formed times', () => {
    for (const timing of [
      '00:02.000 --> 00:01.000',
      '00:01.000 --> 00:01.000',
      '1:00 --> 2:00',
      '00:61.000 --> 00:62.000',
      'a --> b',
    ])
      expect(check(`WEBVTT\n\n${timing}\nx`)).toBe('BAD_FORMAT');
  });

  it('has no control characters and no lone surrogates', () => {
    expect(check(`WEBVTT\n\n${CUE}\u0000`)).toBe('BAD_CHARACTERS');
    expect(check(`WEBVTT\n\n${CUE}\ud800`)).toBe('BAD_CHARACTERS');
  });

  it('is bounded in bytes, not characters', () => {
    expect(check(`WEBVTT\n\n${CUE}${'好'.repeat(20)}`, 90)).toBe('TOO_LONG');
  });
});
