import { classOf, EXTENDS, isSearchable, WORD } from './characters.ts';
import { type FoldedText, foldText } from './fold.ts';
import { type PinyinRun, pinyinRuns } from './pinyin.ts';
import type { Segment } from './segments.ts';
import { MAX_PINYIN_SPAN, PREFIX_CODE_POINTS } from './tokens.ts';

/** A text prepared for matching several phrases. */
export interface TextToMatch {
  folded: FoldedText;
  prefixes: boolean;
  /** Pinyin of the text by the UTF-16 unit where a character begins; null when pinyin does not count. */
  pinyinAt: Map<number, { run: PinyinRun; index: number }> | null;
}

/** Where each segment of one occurrence was found: UTF-16 units of the folded text. */
interface Path {
  end: number;
  spans: { start: number; end: number }[];
}

/** Prepares a text. Cost: one folding, and its pinyin if asked for. */
export function textToMatch(text: string, options: { pinyin?: boolean; prefixes?: boolean }): TextToMatch {
  const folded = foldText(text);
  return { folded, prefixes: options.prefixes ?? false, pinyinAt: options.pinyin ? indexPinyin(text, folded.text) : null };
}

/**
 * Occurrences of a phrase, in order of no promise: the code points of the original that each segment covers.
 * Cost: linear in the text for each phrase; nothing backtracks.
 */
export function* matchPhrase(text: TextToMatch, phrase: Segment[]): Generator<{ start: number; end: number }[]> {
  const [head, ...tail] = phrase;
  if (!head) return;
  for (const start of candidates(text, head)) {
    for (const path of follow(text, start, head, tail)) {
      yield path.spans.map(({ start: from, end: to }) => text.folded.originalRange(from, to));
    }
  }
}

function* candidates(text: TextToMatch, head: Segment): Generator<number> {
  for (let at = text.folded.text.indexOf(head.text); at >= 0; at = text.folded.text.indexOf(head.text, at + 1)) yield at;
  if (text.pinyinAt && isPinyin(head)) yield* text.pinyinAt.keys();
}

/** All ways to match head and tail from a place on. Paths that end at the same place count once, so their number stays small. */
function follow(text: TextToMatch, start: number, head: Segment, tail: Segment[]): Path[] {
  let paths: Path[] = endsOf(text, head, start).map((end) => ({ end, spans: [{ start, end }] }));
  for (const segment of tail) {
    const next = new Map<number, Path>();
    for (const path of paths) {
      const from = skipSeparators(text.folded.text, path.end);
      for (const end of endsOf(text, segment, from)) next.set(end, { end, spans: [...path.spans, { start: from, end }] });
    }
    paths = Array.from(next.values());
  }
  return paths;
}

/** Where the segment can end when it begins at `start`; empty when it is not there. */
function endsOf(text: TextToMatch, segment: Segment, start: number): number[] {
  const ends = new Set<number>();
  const whole = text.folded.text;
  if (whole.startsWith(segment.text, start)) {
    const end = start + segment.text.length;
    if (segment.kind === 'unspaced' || (!endsInWord(whole, start) && (!isInWord(whole, end) || mayBePrefix(text, segment)))) {
      ends.add(end);
    }
  }
  if (text.pinyinAt && isPinyin(segment)) for (const end of pinyinEnds(text, segment.text, start)) ends.add(end);
  return Array.from(ends);
}

function mayBePrefix(text: TextToMatch, segment: Segment): boolean {
  if (!text.prefixes || segment.text.length > 2 * PREFIX_CODE_POINTS.max) return false;
  const length = Array.from(segment.text).length;
  return length >= PREFIX_CODE_POINTS.min && length <= PREFIX_CODE_POINTS.max;
}

function isPinyin(segment: Segment): boolean {
  return segment.kind === 'word' && /^[a-z]{1,48}$/.test(segment.text);
}

function* pinyinEnds(text: TextToMatch, word: string, start: number): Generator<number> {
  const place = text.pinyinAt?.get(start);
  if (!place) return;
  const { run, index } = place;
  for (const reading of run.readings) {
    let full = '';
    let initials = '';
    for (let i = index; i < reading.length && i < index + MAX_PINYIN_SPAN; i++) {
      full += reading[i] ?? '';
      initials += reading[i]?.[0] ?? '';
      if (full === word || (i > index && initials === word)) yield run.bounds[i + 1] ?? start;
    }
  }
}

function indexPinyin(text: string, folded: string): Map<number, { run: PinyinRun; index: number }> {
  const places = new Map<number, { run: PinyinRun; index: number }>();
  for (const run of pinyinRuns(text, folded)) {
    for (let index = 0; index < run.bounds.length - 1; index++) places.set(run.bounds[index] ?? 0, { run, index });
  }
  return places;
}

function skipSeparators(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    if (isSearchable(point)) break;
    at += point > 0xffff ? 2 : 1;
  }
  return at;
}

/** Whether the code point at `at` goes on with a word. */
function isInWord(text: string, at: number): boolean {
  return at < text.length && (classOf(text.codePointAt(at) ?? 0) & (WORD | EXTENDS)) !== 0;
}

/** Whether what stands before `at` is part of a word: marks are part of what they follow. */
function endsInWord(text: string, at: number): boolean {
  for (let end = at; end > 0; ) {
    const isPair = end > 1 && (text.codePointAt(end - 2) ?? 0) > 0xffff;
    const point = text.codePointAt(end - (isPair ? 2 : 1)) ?? 0;
    if ((classOf(point) & EXTENDS) === 0) return (classOf(point) & WORD) !== 0;
    end -= isPair ? 2 : 1;
  }
  return false;
}
