/** Joins the character before it: combining marks, half-width voicing marks, conjoining jamo, invisible format characters. */
export const EXTENDS = 1;
/** Letters, digits and marks of scripts that put spaces between words. */
export const WORD = 2;
/** Scripts without spaces (Chinese, Japanese, Thai, …), Korean (whose particles cling to words) and emoji: searched by n-grams. */
export const UNSPACED = 4;
/** Chinese characters: these have pinyin. */
export const HAN = 8;
/** Vanishes in folding: joiners, variation selectors, skin tones, tatweel, enclosing marks. */
export const IGNORED = 16;
const KNOWN = 128;

const EXTENDS_PATTERN = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\uFF9E\uFF9F\u1160-\u11FF]/u;
const IGNORED_PATTERN = /[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\p{Me}\u0640]/u;
const WORD_PATTERN = /[\p{L}\p{N}\p{M}]/u;
/** By script extensions, for signs that several of these scripts share (ー, 々); accents are shared by all and belong to none. */
const UNSPACED_SCRIPTS =
  /(?!\p{sc=Inherited})[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}\p{scx=Yi}]|\u3099|\u309A/u;
/** Without the signs of Latin-1 that are pictographs only by name. */
const EMOJI_PATTERN = /(?![#*0-9©®])[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const HAN_PATTERN = /\p{sc=Han}/u;

/** Classes by code point, filled when first asked: pages never touched cost no memory. */
const classes = new Uint8Array(0x110000);

/** The bit set of the classes above that a code point belongs to; 0 for punctuation, symbols, spaces, controls and lone surrogates. */
export function classOf(point: number): number {
  const known = classes[point] ?? 0;
  if (known !== 0) return known & ~KNOWN;
  const found = findClass(String.fromCodePoint(point));
  classes[point] = found | KNOWN;
  return found;
}

/** Whether the code point is part of a searchable word or run. */
export function isSearchable(point: number): boolean {
  return (classOf(point) & (WORD | UNSPACED)) !== 0;
}

function findClass(char: string): number {
  let found = EXTENDS_PATTERN.test(char) ? EXTENDS : 0;
  if (IGNORED_PATTERN.test(char)) return found | IGNORED;
  const isLetter = WORD_PATTERN.test(char);
  if (EMOJI_PATTERN.test(char) || (isLetter && UNSPACED_SCRIPTS.test(char))) found |= UNSPACED;
  else if (isLetter) found |= WORD;
  return HAN_PATTERN.test(char) && isLetter ? found | HAN : found;
}
