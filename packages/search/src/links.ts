import { classOf, UNSPACED } from './characters.ts';

/** Longest link, in code points. A longer one is plain text. */
export const MAX_LINK_CODE_POINTS = 2048;

/** What a scan from the scheme on found. */
export interface ScannedLink {
  /** End of the link itself, exclusive. */
  end: number;
  /** Where to read on. */
  next: number;
  /** False: looked like a link, but is none; everything up to `next` is plain text. */
  isValid: boolean;
}

const SCHEMES = ['https://', 'http://'].map((scheme) => Array.from(scheme, (char) => char.charCodeAt(0)));
const URL_SIGNS = new Set(Array.from("-._~:/?#[]@!$&'()*+,;=%", (char) => char.charCodeAt(0)));
const TRAILING = new Set(Array.from('.,:;!?\'"*', (char) => char.charCodeAt(0)));
const CLOSING = new Map([
  [0x29, 0x28],
  [0x5d, 0x5b],
]);
const HOST_END = new Set([0x2f, 0x3f, 0x23, 0x3a]);
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;

/** Whether `http://` or `https://` begins here, in any case and not in the middle of a Latin word. */
export function startsLink(points: number[], at: number): boolean {
  if (schemeLength(points, at) === 0) return false;
  const before = points[at - 1] ?? 0x20;
  return (classOf(before) & UNSPACED) !== 0 || !LETTER_OR_DIGIT.test(String.fromCodePoint(before));
}

/**
 * Reads a link whose scheme begins at `at`. It goes on through the signs of RFC 3986 and letters of spaced scripts; a Chinese, Japanese or
 * Korean letter ends it, as does any other sign (`，`, `。`, `<`), except in a host name that begins with such a letter.
 * Punctuation at its end is left out, closing brackets only if they were not opened inside.
 * Not a link: without a host, with a user name or password (they disguise the host), or too long.
 */
export function scanLink(points: number[], at: number): ScannedLink {
  const hostStart = at + schemeLength(points, at);
  let next = hostStart;
  if (isUnspacedLetter(points[next])) next = endOfUnspacedHost(points, next);
  while (isUrlPoint(points[next])) next++;
  const end = trimEnd(points, hostStart, next);
  return isLink(points, at, end) ? { end, next: end, isValid: true } : { end, next, isValid: false };
}

function endOfUnspacedHost(points: number[], start: number): number {
  let end = start;
  while ((isUnspacedLetter(points[end]) || isUrlPoint(points[end])) && !HOST_END.has(points[end] ?? 0)) end++;
  return end;
}

function schemeLength(points: number[], at: number): number {
  if (((points[at] ?? 0) | 0x20) !== 0x68) return 0;
  for (const scheme of SCHEMES) {
    if (scheme.every((point, i) => (points[at + i] ?? 0) === point || (points[at + i] ?? 0) === point - 0x20))
      return scheme.length;
  }
  return 0;
}

function isUrlPoint(point: number | undefined): boolean {
  if (point === undefined) return false;
  if (URL_SIGNS.has(point)) return true;
  return (classOf(point) & UNSPACED) === 0 && LETTER_OR_DIGIT.test(String.fromCodePoint(point));
}

function isUnspacedLetter(point: number | undefined): boolean {
  return point !== undefined && (classOf(point) & UNSPACED) !== 0 && LETTER_OR_DIGIT.test(String.fromCodePoint(point));
}

function trimEnd(points: number[], start: number, end: number): number {
  const open = new Map<number, number>();
  for (let i = start; i < end; i++) open.set(points[i] ?? 0, (open.get(points[i] ?? 0) ?? 0) + 1);
  let last = end;
  while (last > start) {
    const point = points[last - 1] ?? 0;
    const opener = CLOSING.get(point);
    const isUnopened = opener !== undefined && (open.get(point) ?? 0) > (open.get(opener) ?? 0);
    if (!TRAILING.has(point) && !isUnopened) break;
    open.set(point, (open.get(point) ?? 1) - 1);
    last--;
  }
  return last;
}

function isLink(points: number[], start: number, end: number): boolean {
  // A URL parser would skip further slashes and make the path the host.
  if (end - start > MAX_LINK_CODE_POINTS || points[start + schemeLength(points, start)] === 0x2f) return false;
  const url = URL.parse(String.fromCodePoint(...points.slice(start, end)));
  return url !== null && url.hostname !== '' && url.username === '' && url.password === '';
}
