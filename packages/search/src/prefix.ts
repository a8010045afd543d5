import { classOf, UNSPACED } from './characters.ts';
import { foldText } from './fold.ts';
import { pinyinRuns } from './pinyin.ts';
import { segmentsOf } from './segments.ts';

/** Most keys of one name. */
export const MAX_PREFIX_KEYS = 64;
/** Longest key, in code points; a longer prefix is looked up by its beginning. */
export const PREFIX_KEY_CODE_POINTS = 32;

/** Half-open range of keys. */
export interface PrefixRange {
  /** Inclusive. */
  from: string;
  /** Exclusive. */
  to: string;
}

/**
 * Keys under which a name is found while somebody types it: the name from its beginning, from each word and from each Chinese, Japanese
 * or Korean character on, and the same in pinyin and initials. Folded, without spaces and punctuation. The most whole ones come first.
 * Empty for a name without a letter, digit or emoji.
 */
export function prefixKeys(name: string): string[] {
  const { text } = foldText(name);
  const keys = new Set<string>();
  const add = (key: string) => {
    if (key !== '' && keys.size < MAX_PREFIX_KEYS) keys.add(key);
  };
  const segments = segmentsOf(text);
  const pinyin = pinyinRuns(name, text);
  for (const spelled of spellings(segments, pinyin)) add(joinFrom(spelled, 0));
  for (const spelled of spellings(segments, pinyin)) {
    for (let i = 1; i < spelled.length; i++) add(joinFrom(spelled, i));
  }
  return Array.from(keys);
}

/**
 * The keys that begin with what was typed, for an index range scan; null when nothing to look up was typed.
 * On an array field both ends must hold for one element: `{ keys: { $elemMatch: { $gte: from, $lt: to } } }`.
 */
export function prefixRange(prefix: string): PrefixRange | null {
  const { text } = foldText(prefix.slice(0, 8 * PREFIX_KEY_CODE_POINTS));
  const from = cut(
    segmentsOf(text)
      .map((segment) => segment.text)
      .join(''),
  );
  // Stored strings compare by UTF-8 bytes, and no text continues with the last code point.
  return from === '' ? null : { from, to: `${from}\u{10FFFF}` };
}

/** The name as a list of parts, each of which may begin a key: as written, then each reading in full and by initials. */
function spellings(segments: ReturnType<typeof segmentsOf>, pinyin: ReturnType<typeof pinyinRuns>): string[][] {
  const written = segments.flatMap(({ kind, text }) => (kind === 'word' ? [text] : startsOf(text)));
  const readings = Math.max(0, ...pinyin.map((run) => run.readings.length));
  const spelled = [written];
  for (let reading = 0; reading < readings; reading++) {
    const full: string[] = [];
    const initials: string[] = [];
    for (const part of partsOf(segments, pinyin, reading)) {
      full.push(part.full);
      initials.push(part.initial);
    }
    spelled.push(full, initials);
  }
  return spelled;
}

function partsOf(segments: ReturnType<typeof segmentsOf>, pinyin: ReturnType<typeof pinyinRuns>, reading: number) {
  const syllableAt = new Map<number, string>();
  for (const run of pinyin) {
    const syllables = run.readings[reading] ?? run.readings[0] ?? [];
    for (const [i, syllable] of syllables.entries()) syllableAt.set(run.bounds[i] ?? 0, syllable);
  }
  return segments.flatMap(({ kind, text, start }) => {
    if (kind === 'word') return [{ full: text, initial: text }];
    let at = start;
    return startsOf(text).map((char) => {
      const syllable = syllableAt.get(at) ?? char;
      at += char.length;
      return { full: syllable, initial: syllable === char ? char : (syllable[0] ?? '') };
    });
  });
}

/** The characters of a run, each with the marks that follow it. */
function startsOf(run: string): string[] {
  const parts: string[] = [];
  for (const char of run) {
    if (parts.length > 0 && (classOf(char.codePointAt(0) ?? 0) & UNSPACED) === 0) parts[parts.length - 1] += char;
    else parts.push(char);
  }
  return parts;
}

function joinFrom(parts: string[], from: number): string {
  return cut(parts.slice(from, from + PREFIX_KEY_CODE_POINTS).join(''));
}

function cut(key: string): string {
  return Array.from(key).slice(0, PREFIX_KEY_CODE_POINTS).join('');
}
