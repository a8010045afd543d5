import { classOf, EXTENDS, IGNORED } from './characters.ts';
import { simplifyCharacter } from './simplify.ts';

/** A text in the form that is compared, and the way back to where each part came from. */
export interface FoldedText {
  /** Folded; its code points are not those of the original. */
  text: string;
  /**
   * Where the UTF-16 units `from` to `to` (exclusive, at least one) of `text` came from: code points of the original, end exclusive.
   * A unit that came from a cluster of several code points (a letter and its accent) gives the whole cluster.
   */
  originalRange(from: number, to: number): { start: number; end: number };
}

/** Marks after one base that are folded together with it; further ones stand alone. Keeps normalisation linear. */
const MAX_CLUSTER_MARKS = 30;

/** Latin letters that Unicode does not decompose. */
const LATIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ŋ: 'n',
};
/** Marks that searching ignores: accents of Latin letters, vowel signs of Arabic and Hebrew. Elsewhere (ガ, й) a mark makes another letter. */
const IGNORED_MARKS = /([\p{sc=Latin}\p{sc=Arabic}\p{sc=Hebrew}])\p{M}+/gu;

const simplified = new Map<number, string>();
const unsimplified = new Map<number, string>();

/**
 * Folds a text for comparison: NFKC, case, full and half width, accents of Latin letters, traditional to simplified Chinese.
 * Joiners, variation selectors and skin tones vanish. Context-free: a part folds alone as it folds within the whole.
 * Never throws; lone surrogates stay. Cost: linear, about 1 ms for 5,000 code points.
 */
export function foldText(text: string): FoldedText {
  return fold(text, simplified, simplifyCharacter);
}

/** As `foldText`, but Chinese characters stay as written. Code points of both results correspond one to one. */
export function foldKeepingHan(text: string): FoldedText {
  return fold(text, unsimplified, (char) => char);
}

function fold(text: string, cache: Map<number, string>, mapHan: (char: string) => string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  let unit = 0;
  let position = 0;
  while (unit < text.length) {
    const first = text.codePointAt(unit) ?? 0;
    const begin = unit;
    const start = position;
    unit += first > 0xffff ? 2 : 1;
    position++;
    for (let marks = 0; marks < MAX_CLUSTER_MARKS && unit < text.length; marks++) {
      const next = text.codePointAt(unit) ?? 0;
      if (next < 0xad || (classOf(next) & EXTENDS) === 0) break;
      unit += next > 0xffff ? 2 : 1;
      position++;
    }
    const piece = position - start === 1 ? foldSingle(first, cache, mapHan) : foldCluster(text.slice(begin, unit), mapHan);
    folded += piece;
    for (let i = 0; i < piece.length; i++) {
      starts.push(start);
      ends.push(position);
    }
  }
  return {
    text: folded,
    originalRange: (from, to) => ({ start: starts[from] ?? position, end: ends[to - 1] ?? position }),
  };
}

function foldSingle(point: number, cache: Map<number, string>, mapHan: (char: string) => string): string {
  const known = cache.get(point);
  if (known !== undefined) return known;
  const folded = foldCluster(String.fromCodePoint(point), mapHan);
  // Bounded by the number of assigned characters.
  cache.set(point, folded);
  return folded;
}

function foldCluster(cluster: string, mapHan: (char: string) => string): string {
  // Upper case first: it unites what lower case alone keeps apart (ß and ẞ, ς and σ, long s).
  const cased = cluster.normalize('NFKC').toUpperCase().toLowerCase();
  let visible = '';
  for (const char of cased.normalize('NFD')) {
    if ((classOf(char.codePointAt(0) ?? 0) & IGNORED) === 0) visible += char;
  }
  let folded = '';
  for (const char of visible.replace(IGNORED_MARKS, '$1').normalize('NFC')) folded += LATIN_LETTERS[char] ?? mapHan(char);
  return folded;
}
