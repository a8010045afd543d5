import { foldText } from './fold.ts';
import { matchPhrase, textToMatch } from './phrase-match.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { encodeToken, wordToken } from './tokens.ts';

/** Longest query, in code points of what was typed; the rest is ignored. */
export const MAX_QUERY_CODE_POINTS = 256;
/** Most phrases of one query; the rest is ignored. */
export const MAX_QUERY_PHRASES = 32;
/** Most words and runs in one phrase; the rest of it is ignored. */
export const MAX_PHRASE_SEGMENTS = 32;
/** Most tokens asked of the index; the check of the hits sees all phrases. */
export const MAX_QUERY_TOKENS = 16;

/** How a query reads texts. Must not go beyond what was indexed. */
export interface QueryOptions {
  /** Words of a to z also match Chinese by pinyin or initials (the texts were indexed with `pinyin`). @defaultValue false */
  pinyin?: boolean;
  /** Words also match beginnings of words (the texts were indexed with `prefixes`). @defaultValue false */
  prefixes?: boolean;
}

/** A part of a text, in code points, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** What somebody searches for. */
export interface SearchQuery {
  /** Nothing to search for (blank, only punctuation): the answer is the empty list, without asking the store. */
  isEmpty: boolean;
  /** For `$text: { $search }` on a field made by `indexField`: whole tokens, all of them. Holds only `a-z 0-9`, spaces and double quotes. */
  textSearch: string;
  /** The tokens in `textSearch`, for a store that has no `$text`. */
  tokens: readonly string[];
  /** Whether the text holds every phrase. Needed on each candidate: the index knows tokens, not their order. */
  matches(text: string): boolean;
  /** Where phrases are found in the text: sorted, not overlapping, not touching. */
  spans(text: string): Span[];
}

/**
 * Reads a query. What stands between spaces is a phrase: its words must follow each other, with at most punctuation or spaces between;
 * all phrases must be in the text. Width, case, accents, traditional or simplified do not matter. Nothing is an operator: quotes,
 * minus signs, `$`, regular expressions are punctuation. Never throws.
 */
export function parseQuery(query: string, options: QueryOptions = {}): SearchQuery {
  const phrases = phrasesOf(query);
  const tokens = tokensOf(phrases);
  return {
    isEmpty: phrases.length === 0,
    tokens,
    textSearch: tokens.map((token) => `" ${token} "`).join(' '),
    matches: (text) => {
      if (phrases.length === 0) return false;
      const target = textToMatch(text, options);
      return phrases.every((phrase) => !matchPhrase(target, phrase).next().done);
    },
    spans: (text) => {
      if (phrases.length === 0) return [];
      const target = textToMatch(text, options);
      return mergeSpans(phrases.flatMap((phrase) => [...matchPhrase(target, phrase)].flat()));
    },
  };
}

function phrasesOf(query: string): Segment[][] {
  // Twice as many units hold that many code points; slicing first keeps a huge query cheap.
  const typed = Array.from(query.slice(0, 2 * MAX_QUERY_CODE_POINTS))
    .slice(0, MAX_QUERY_CODE_POINTS)
    .join('');
  const different = new Map<string, Segment[]>();
  for (const chunk of foldText(typed).text.split(/\s+/)) {
    const segments = segmentsOf(chunk).slice(0, MAX_PHRASE_SEGMENTS);
    if (segments.length > 0) different.set(segments.map((segment) => segment.text).join(' '), segments);
  }
  return Array.from(different.values()).slice(0, MAX_QUERY_PHRASES);
}

function tokensOf(phrases: Segment[][]): string[] {
  const tokens = new Set<string>();
  for (const segment of phrases.flat()) {
    if (tokens.size >= MAX_QUERY_TOKENS) break;
    if (segment.kind === 'word') tokens.add(wordToken(segment.text));
    else for (const pair of coveringPairs(segment.text)) tokens.add(encodeToken(pair));
  }
  return Array.from(tokens).slice(0, MAX_QUERY_TOKENS);
}

/** Pairs that cover the run, as few as possible, because the index reads the postings of each. A single character stands for itself. */
function coveringPairs(run: string): string[] {
  const chars = Array.from(run);
  if (chars.length === 1) return chars;
  const pairs: string[] = [];
  for (let i = 0; i < chars.length; i += 2) {
    const from = Math.min(i, chars.length - 2);
    pairs.push(chars.slice(from, from + 2).join(''));
  }
  return pairs;
}

function mergeSpans(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
