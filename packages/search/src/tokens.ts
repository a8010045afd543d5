import { foldText } from './fold.ts';
import { pinyinRuns } from './pinyin.ts';
import { segmentsOf } from './segments.ts';

/** Most tokens of one text: enough for 5,000 Chinese characters, each and each pair of neighbours different. */
export const MAX_INDEX_TOKENS = 10_000;
/** A longer word is indexed by this many code points of its beginning. */
export const MAX_WORD_CODE_POINTS = 64;
/** Length of indexed word beginnings, in code points. */
export const PREFIX_CODE_POINTS = { min: 2, max: 16 } as const;
/** Most Chinese characters that one word of pinyin can span. */
export const MAX_PINYIN_SPAN = 8;

/** What to index besides words and runs. */
export interface IndexOptions {
  /** For names and titles: full pinyin of 1 to 8 neighbours and initials of 2 to 8, for the first 64 Chinese characters. @defaultValue false */
  pinyin?: boolean;
  /** Beginnings of words, 2 to 16 code points, so that unfinished words match. @defaultValue false */
  prefixes?: boolean;
  /** Later tokens of the text are left out. @defaultValue MAX_INDEX_TOKENS */
  maxTokens?: number;
}

/**
 * The different tokens under which a text can be found, in the order of the text: words; single characters and pairs of unspaced
 * scripts; then pinyin. Each is of `a-z 0-9` alone (see `encodeToken`). Join them with `indexField`.
 * Cost: below 5 ms for 5,000 code points.
 */
export function indexTokens(
  text: string,
  { pinyin = false, prefixes = false, maxTokens = MAX_INDEX_TOKENS }: IndexOptions = {},
): string[] {
  const { text: folded } = foldText(text);
  const tokens = new Set<string>();
  for (const segment of segmentsOf(folded)) {
    if (tokens.size >= maxTokens) break;
    if (segment.kind === 'unspaced') addGrams(tokens, segment.text, maxTokens);
    else {
      tokens.add(wordToken(segment.text));
      if (prefixes) addPrefixes(tokens, segment.text);
    }
  }
  if (pinyin && tokens.size < maxTokens) addPinyin(tokens, text, folded);
  return Array.from(tokens).slice(0, maxTokens);
}

/**
 * The prepared field for a MongoDB `text` index with `default_language: 'none'`. Spaces at both ends let `SearchQuery.textSearch`
 * ask for whole tokens. No token: an empty string, which no search finds.
 */
export function indexField(tokens: readonly string[]): string {
  return tokens.length === 0 ? '' : ` ${tokens.join(' ')} `;
}

/**
 * A token as lower-case ASCII letters and digits, which every tokenizer keeps in one piece and leaves alone: words of `a-z 0-9` as they
 * are, all else as its hexadecimal code points, each after a `u` (北京 → `u5317u4eac`). A text that spells such a code only
 * becomes a candidate, which the check of the hit refutes.
 */
export function encodeToken(token: string): string {
  if (/^[a-z0-9]*$/.test(token)) return token;
  let encoded = '';
  for (const char of token) encoded += `u${(char.codePointAt(0) ?? 0).toString(16)}`;
  return encoded;
}

/** The token of a folded word. */
export function wordToken(word: string): string {
  return encodeToken(word.length > MAX_WORD_CODE_POINTS ? Array.from(word).slice(0, MAX_WORD_CODE_POINTS).join('') : word);
}

function addGrams(tokens: Set<string>, run: string, maxTokens: number): void {
  let before = '';
  for (const char of run) {
    if (tokens.size >= maxTokens) return;
    const code = encodeToken(char);
    tokens.add(code);
    if (before !== '') tokens.add(before + code);
    before = code;
  }
}

function addPrefixes(tokens: Set<string>, word: string): void {
  const chars = Array.from(word.slice(0, 2 * PREFIX_CODE_POINTS.max));
  for (let length = PREFIX_CODE_POINTS.min; length < chars.length && length <= PREFIX_CODE_POINTS.max; length++) {
    tokens.add(encodeToken(chars.slice(0, length).join('')));
  }
}

function addPinyin(tokens: Set<string>, text: string, folded: string): void {
  for (const { readings } of pinyinRuns(text, folded)) {
    for (const reading of readings) {
      for (let from = 0; from < reading.length; from++) {
        let full = '';
        let initials = '';
        for (let i = from; i < reading.length && i < from + MAX_PINYIN_SPAN; i++) {
          const syllable = reading[i] ?? '';
          full += syllable;
          initials += syllable[0] ?? '';
          tokens.add(full);
          if (i > from) tokens.add(initials);
        }
      }
    }
  }
}
