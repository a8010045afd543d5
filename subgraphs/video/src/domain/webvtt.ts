import { normalizeText } from '@app/kernel';

/** Why a text is no WebVTT file. */
export type WebvttProblem = 'TOO_LONG' | 'BAD_FORMAT' | 'BAD_CHARACTERS' | 'REQUIRED';

const TIMING = /^((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})(?:[ \t].*)?$/;
const HEADER = /^WEBVTT(?:[ \t].*)?$/;
/**
 * A WebVTT file (W3C WebVTT 1) in its stored form: no byte order mark, newlines alone; or the one reason why it is none. It needs its
 * header, at least one cue, and cues that end after they begin. Cost: linear.
 */
export function checkWebvtt(typed: string, maxBytes: number): { ok: true; text: string } | { ok: false; problem: WebvttProblem } {
  if (Buffer.byteLength(typed) > maxBytes) return { ok: false, problem: 'TOO_LONG' };
  const normal = normalizeText(typed.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n'), {
    maxCodePoints: maxBytes,
    multiline: true,
    optional: true,
  });
  if (!normal.ok) return normal;
  const { text } = normal;
  const [header = '', second = '', ...lines] = text.split('\n');
  if (!HEADER.test(header) || second.includes('-->')) return { ok: false, problem: 'BAD_FORMAT' };
  const timings = lines.filter((line) => line.includes('-->'));
  if (timings.length === 0) return { ok: false, problem: 'REQUIRED' };
  return timings.every(isTiming) ? { ok: true, text } : { ok: false, problem: 'BAD_FORMAT' };
}

function isTiming(line: string): boolean {
  const [, from = '', to = ''] = TIMING.exec(line) ?? [];
  return from !== '' && secondsOf(from) < secondsOf(to);
}

function secondsOf(stamp: string): number {
  return stamp.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
