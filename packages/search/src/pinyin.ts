import { createRequire } from 'node:module';
import { classOf, HAN } from './characters.ts';
import { foldKeepingHan } from './fold.ts';

/** Chinese characters of one text that get pinyin; those after them have none. Names and titles are shorter. */
export const MAX_PINYIN_CHARACTERS = 64;

/** Chinese characters in a row and how they may be read. */
export interface PinyinRun {
  /** UTF-16 units of the folded text: `bounds[i]` to `bounds[i + 1]` is character `i`. */
  bounds: number[];
  /** One to four readings of the whole run; each has a syllable (a to z) for each character. */
  readings: string[][];
}

type Reader = (han: string) => string[][];

const SYLLABLE = /^[a-z]+$/;
let reader: Reader | undefined;

/**
 * The readings of the Chinese characters of a text: by context, as a name (单 is Shan), and with ü typed as v or u.
 * @param text the original @param folded its `foldText(text).text`
 * Loads the dictionary at the first call with Chinese in it (100 ms, once). Cost: below 1 ms.
 */
export function pinyinRuns(text: string, folded: string): PinyinRun[] {
  const runs = hanRuns(folded);
  if (runs.length === 0) return [];
  reader ??= loadReader();
  // Readings need the characters as written: simplified characters have lost a difference (乾坤 is not 干坤).
  const written = Array.from(foldKeepingHan(text).text);
  const read = reader;
  return runs.flatMap(({ first, bounds }) => {
    const han = written.slice(first, first + bounds.length - 1).join('');
    return readableParts(bounds, read(han));
  });
}

/** Runs of Chinese characters with the index of their first code point. */
function hanRuns(folded: string): { first: number; bounds: number[] }[] {
  const runs: { first: number; bounds: number[] }[] = [];
  let left = MAX_PINYIN_CHARACTERS;
  let open: { first: number; bounds: number[] } | undefined;
  let position = 0;
  for (let unit = 0; unit < folded.length && left > 0; position++) {
    const point = folded.codePointAt(unit) ?? 0;
    const size = point > 0xffff ? 2 : 1;
    if ((classOf(point) & HAN) === 0) open = undefined;
    else {
      if (!open) {
        open = { first: position, bounds: [unit] };
        runs.push(open);
      }
      open.bounds.push(unit + size);
      left--;
    }
    unit += size;
  }
  return runs;
}

/** Cuts a run where a character has no known reading. */
function readableParts(bounds: number[], readings: string[][]): PinyinRun[] {
  const parts: PinyinRun[] = [];
  const length = bounds.length - 1;
  let start = 0;
  for (let i = 0; i <= length; i++) {
    if (i < length && readings.every((reading) => SYLLABLE.test(reading[i] ?? ''))) continue;
    if (i > start) {
      parts.push({ bounds: bounds.slice(start, i + 1), readings: readings.map((reading) => reading.slice(start, i)) });
    }
    start = i + 1;
  }
  return parts;
}

/** Both dictionaries are heavy, so they load when first needed; `require` keeps the callers synchronous. */
function loadReader(): Reader {
  const load = createRequire(import.meta.url);
  // A module's own type; `require` cannot know it.
  const { pinyin } = load('pinyin-pro') as typeof import('pinyin-pro');
  const { Converter } = load('opencc-js/t2cn') as typeof import('opencc-js/t2cn');
  const toSimplified = Converter({ from: 't', to: 'cn' });
  return (han) => {
    const simplifiedHan = toSimplified(han);
    const size = Array.from(han).length;
    const source = Array.from(simplifiedHan).length === size ? simplifiedHan : han;
    const readings = new Map<string, string[]>();
    for (const surname of ['off', 'head'] as const) {
      const syllables = pinyin(source, { toneType: 'none', type: 'array', v: true, toneSandhi: false, surname });
      if (syllables.length !== size) continue;
      for (const reading of [syllables, syllables.map((syllable) => syllable.replaceAll('v', 'u'))]) {
        readings.set(reading.join(' '), reading);
      }
    }
    return [...readings.values()];
  };
}
