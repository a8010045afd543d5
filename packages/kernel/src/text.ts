/** Why a text was refused. `BAD_CHARACTERS`: control characters, lone surrogates or an abusive pile of combining marks. */
export type TextProblem = 'TOO_LONG' | 'REQUIRED' | 'BAD_CHARACTERS';

/** The text in its stored form, or the one reason why it cannot be stored. */
export type NormalizedText = { ok: true; text: string } | { ok: false; problem: TextProblem };

/** What a text field allows. */
export interface TextLimits {
  /** Counted after NFC normalisation. */
  maxCodePoints: number;
  /** Newline and tab allowed. A single-line text refuses them, and the line and paragraph separators. @defaultValue false */
  multiline?: boolean;
  /** A text without a visible character is fine. @defaultValue false */
  optional?: boolean;
}

/**
 * Most combining marks in a row: the Stream-Safe limit of UAX #15. Normalising a longer row costs its square
 * (20,000 marks: half a second), which a hostile request would use.
 */
export const MAX_COMBINING_MARKS = 30;

/** NFC makes at most four UTF-16 units one, and a code point has at most two: text beyond this factor is too long for sure. */
const UNITS_PER_CODE_POINT_BEFORE_NFC = 8;
const MARK = /\p{M}/u;
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** How many Unicode code points a text has; every length limit counts these. A lone surrogate counts as one. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) {
    if (isLow(text.charCodeAt(i)) && isHigh(text.charCodeAt(i - 1))) count--;
  }
  return count;
}

/**
 * Brings a text into its stored form: NFC, Windows line ends as newlines. Nothing is trimmed.
 * Refuses control characters other than newline and tab, lone surrogates, blank texts (unless `optional`) and too long ones.
 * Cost: linear in the shorter of the text and `maxCodePoints`.
 */
export function normalizeText(text: string, { maxCodePoints, multiline = false, optional = false }: TextLimits): NormalizedText {
  if (text.length > maxCodePoints * UNITS_PER_CODE_POINT_BEFORE_NFC) return { ok: false, problem: 'TOO_LONG' };
  const unix = text.replaceAll('\r\n', '\n');
  if (hasBadCharacters(unix, multiline)) return { ok: false, problem: 'BAD_CHARACTERS' };
  const normal = unix.normalize('NFC');
  if (!optional && !VISIBLE.test(normal)) return { ok: false, problem: 'REQUIRED' };
  if (codePoints(normal) > maxCodePoints) return { ok: false, problem: 'TOO_LONG' };
  return { ok: true, text: normal };
}

function hasBadCharacters(text: string, multiline: boolean): boolean {
  let marks = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    if (isControl(point, multiline) || (point >= 0xd800 && point <= 0xdfff)) return true;
    marks = point >= 0x300 && MARK.test(char) ? marks + 1 : 0;
    if (marks > MAX_COMBINING_MARKS) return true;
  }
  return false;
}

function isControl(point: number, multiline: boolean): boolean {
  if (point === 0x0a || point === 0x09 || point === 0x2028 || point === 0x2029) return !multiline;
  return point < 0x20 || (point >= 0x7f && point <= 0x9f);
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
