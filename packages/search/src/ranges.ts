import { classOf, UNSPACED } from './characters.ts';
import { foldHandle, HANDLE_LENGTH } from './handles.ts';
import { scanLink, startsLink } from './links.ts';

/** Longest tag without its `#`, in code points, as written and folded. */
export const MAX_TAG_CODE_POINTS = 50;

/** A part of a text that stands for something. Positions are code points, end exclusive, including the `#` or `@`. */
export interface TextRange {
  start: number;
  end: number;
  kind: 'MENTION' | 'HASHTAG' | 'LINK';
  /** Of a mention the folded handle, of a hashtag the folded tag (both without their sign), of a link what was written. */
  value: string;
}

interface Scan {
  points: number[];
  at: number;
  /** Position after the `#` that closed a tag, as in `#话题#`; -1 when there was none. */
  closedAt: number;
}

const TAG_CHARACTER = /^[\p{L}\p{M}\p{N}_]+$/u;
const LETTER = /\p{L}/u;
/** A key cap is a number sign with marks. */
const STARTS_WITH_MARK = /^\p{M}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;
/** Allowed between the letters of a tag, not at its end: Catalan and Japanese middle dots, the joiners of Persian and Indic words. */
const INSIDE_TAG = new Set([0xb7, 0x30fb, 0x200c, 0x200d]);

/**
 * Finds mentions, hashtags and links, in order, never overlapping; nothing inside a link is anything else. The text is taken as it is:
 * normalise it first (NFC), because positions count its code points. Never throws. Cost: linear.
 *
 * - Mention: `@` or `＠`, then a handle of 3 to 30; full-width letters count; a dot at the end is not part of it. Not after a letter, digit
 *   or one of `_ . + - % @` (an e-mail address), not before `@` or an accented letter.
 * - Hashtag: `#` or `＃`, then letters, marks, digits and `_` of any script, at least one letter, at most 50. Chinese, Japanese and Korean
 *   letters may stand right before it, others not. The closing sign of `#话题#` is not part of the range and opens no tag.
 * - Link: `http://` or `https://`; see `scanLink`.
 */
export function extractRanges(text: string): TextRange[] {
  const scan: Scan = { points: Array.from(text, (char) => char.codePointAt(0) ?? 0), at: 0, closedAt: -1 };
  const ranges: TextRange[] = [];
  while (scan.at < scan.points.length) {
    const range = scanRange(scan);
    if (range) ranges.push(range);
  }
  return ranges;
}

/** The form in which tags are equal: NFKC, lower case. Without the `#`. */
export function foldTag(tag: string): string {
  return tag.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** Reads what begins at the scan's position and moves past it. */
function scanRange(scan: Scan): TextRange | null {
  const point = scan.points[scan.at];
  if (point === 0x23 || point === 0xff03) return scanTag(scan);
  if (point === 0x40 || point === 0xff20) return scanMention(scan);
  if (startsLink(scan.points, scan.at)) return scanLinkRange(scan);
  scan.at++;
  return null;
}

function scanLinkRange(scan: Scan): TextRange | null {
  const start = scan.at;
  const { end, next, isValid } = scanLink(scan.points, start);
  scan.at = next;
  return isValid ? { start, end, kind: 'LINK', value: slice(scan.points, start, end) } : null;
}

function scanTag(scan: Scan): TextRange | null {
  const { points } = scan;
  const start = scan.at;
  let end = start + 1;
  while (end < points.length && (isTagCharacter(points[end] ?? 0) || INSIDE_TAG.has(points[end] ?? 0))) end++;
  const runEnd = end;
  while (end > start + 1 && INSIDE_TAG.has(points[end - 1] ?? 0)) end--;
  scan.at = Math.max(start + 1, runEnd);
  if (!mayPrecedeTag(scan, start) || INSIDE_TAG.has(points[start + 1] ?? 0)) return null;
  if (end - start - 1 > MAX_TAG_CODE_POINTS) return null;
  const tag = slice(points, start + 1, end);
  if (!LETTER.test(tag) || STARTS_WITH_MARK.test(tag)) return null;
  const value = foldTag(tag);
  if (Array.from(value).length > MAX_TAG_CODE_POINTS) return null;
  closeTag(scan, start, end);
  return { start, end, kind: 'HASHTAG', value };
}

/** `#话题#`: the sign after a tag with Chinese, Japanese or Korean letters closes it; after other tags it opens the next (`#cat#dog`). */
function closeTag(scan: Scan, start: number, end: number): void {
  const next = scan.points[end];
  if (next !== 0x23 && next !== 0xff03) return;
  if (!scan.points.slice(start + 1, end).some((point) => (classOf(point) & UNSPACED) !== 0)) return;
  scan.at = end + 1;
  scan.closedAt = scan.at;
}

function mayPrecedeTag(scan: Scan, start: number): boolean {
  if (start === 0 || scan.closedAt === start) return true;
  const before = scan.points[start - 1] ?? 0;
  // `&#39;` is an entity, `/#top` a fragment, `##` a heading.
  if (before === 0x26 || before === 0x2f || before === 0x23 || before === 0xff03) return false;
  if (isTagEnd(scan, start)) return true;
  return before !== 0x5f && !isSpacedLetter(before);
}

/** Whether a tag ends right before the sign: `#cat#dog`. */
function isTagEnd({ points }: Scan, start: number): boolean {
  const earliest = Math.max(0, start - MAX_TAG_CODE_POINTS - 1);
  for (let i = start - 1; i >= earliest; i--) {
    const point = points[i] ?? 0;
    if (point === 0x23 || point === 0xff03) return i < start - 1 && (i === 0 || !isSpacedLetter(points[i - 1] ?? 0));
    if (!isTagCharacter(point)) return false;
  }
  return false;
}

function scanMention(scan: Scan): TextRange | null {
  const { points } = scan;
  const start = scan.at;
  let end = start + 1;
  // A row of dots is an ellipsis, not part of a handle.
  while (end < points.length && isHandleCharacter(points[end] ?? 0) && !(isDot(points[end]) && isDot(points[end + 1]))) end++;
  scan.at = Math.max(start + 1, end);
  while (end > start + 1 && isDot(points[end - 1])) end--;
  const length = end - start - 1;
  if (length < HANDLE_LENGTH.min || length > HANDLE_LENGTH.max) return null;
  if (!isAsciiLetter(asciiOf(points[start + 1] ?? 0))) return null;
  if (start > 0 && isAddressCharacter(points[start - 1] ?? 0)) return null;
  const after = points[end] ?? 0;
  if (after === 0x40 || after === 0xff20 || isSpacedLetter(after)) return null;
  return { start, end, kind: 'MENTION', value: foldHandle(slice(points, start + 1, end)) };
}

/** Compatibility forms whose plain form is no tag text (ligatures with spaces in them) do not count. */
function isTagCharacter(point: number): boolean {
  if (point < 0x80) return point === 0x5f || isAsciiLetter(point) || (point >= 0x30 && point <= 0x39);
  return TAG_CHARACTER.test(String.fromCodePoint(point).normalize('NFKC'));
}

function isHandleCharacter(point: number): boolean {
  const ascii = asciiOf(point);
  return isAsciiLetter(ascii) || (ascii >= 0x30 && ascii <= 0x39) || ascii === 0x5f || ascii === 0x2e;
}

function isAddressCharacter(point: number): boolean {
  return '_.+-%@＠'.includes(String.fromCodePoint(point)) || isSpacedLetter(point);
}

/** A letter, digit or mark of a script that puts spaces between words; a Chinese one may touch a mention or tag. */
function isSpacedLetter(point: number): boolean {
  return (classOf(point) & UNSPACED) === 0 && LETTER_OR_DIGIT.test(String.fromCodePoint(point));
}

function isAsciiLetter(point: number): boolean {
  return (point >= 0x61 && point <= 0x7a) || (point >= 0x41 && point <= 0x5a);
}

function isDot(point: number | undefined): boolean {
  return point === 0x2e || point === 0xff0e;
}

/** Full-width ASCII as ASCII. */
function asciiOf(point: number): number {
  return point >= 0xff01 && point <= 0xff5e ? point - 0xfee0 : point;
}

function slice(points: number[], start: number, end: number): string {
  return String.fromCodePoint(...points.slice(start, end));
}
