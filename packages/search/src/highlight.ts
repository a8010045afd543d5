import { parseQuery, type QueryOptions, type SearchQuery, type Span } from './query.ts';

/** Code points of a snippet, without its ellipses, unless asked otherwise. */
export const SNIPPET_CODE_POINTS = 160;

/** Which part of the text to show. */
export interface HighlightOptions extends QueryOptions {
  /** @defaultValue SNIPPET_CODE_POINTS */
  maxCodePoints?: number;
}

/** Of a snippet, the share before the first match. */
const CONTEXT_BEFORE = 0.25;
/** Code points looked at on both sides of a snippet for where a written character begins and ends. */
const GRAPHEME_MARGIN = 32;
const ELLIPSIS = '…';
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * A snippet around the first match, all matches in it between `<mark>` and `</mark>`, everything else HTML-escaped; `…` where text was
 * left out. Null when nothing matches, so that a caller can tell which of its fields matched: one phrase of the query is enough.
 * Marks and cuts keep written characters (emoji sequences, letters with their marks) whole. A pinyin match marks the Chinese.
 * With a `SearchQuery`, its own options decide how texts are read. Cost: one match of the text; bounded output.
 */
export function highlight(text: string, query: string | SearchQuery, options: HighlightOptions = {}): string | null {
  const spans = (typeof query === 'string' ? parseQuery(query, options) : query).spans(text);
  const first = spans[0];
  if (!first) return null;
  const points = Array.from(text);
  const room = Math.max(1, options.maxCodePoints ?? SNIPPET_CODE_POINTS);
  const wanted = snippetWindow(points.length, first, room);
  const bounds = graphemeBounds(points, wanted);
  const snippet = alignedWindow(wanted, first, bounds);
  let html = snippet.start > 0 ? ELLIPSIS : '';
  let at = snippet.start;
  for (const span of spans) {
    if (span.start >= snippet.end) break;
    const start = Math.max(at, bounds.findLast((bound) => bound <= span.start) ?? span.start);
    const end = Math.min(snippet.end, bounds.find((bound) => bound >= span.end) ?? span.end);
    if (start >= end) continue;
    html += `${escapeHtml(points, at, start)}<mark>${escapeHtml(points, start, end)}</mark>`;
    at = end;
  }
  return html + escapeHtml(points, at, snippet.end) + (snippet.end < points.length ? ELLIPSIS : '');
}

/** Text as HTML: `& < > " '` become entities. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

function escapeHtml(points: string[], start: number, end: number): string {
  return escapeText(points.slice(start, end).join(''));
}

function snippetWindow(length: number, first: Span, room: number): Span {
  if (length <= room) return { start: 0, end: length };
  const before = Math.min(Math.floor(room * CONTEXT_BEFORE), Math.max(0, room - (first.end - first.start)));
  const start = Math.max(0, Math.min(first.start - before, length - room));
  return { start, end: start + room };
}

/** Where written characters begin, ascending, within the window and a margin around it; always has the window's outer ends. */
function graphemeBounds(points: string[], window: Span): number[] {
  const from = Math.max(0, window.start - GRAPHEME_MARGIN);
  const to = Math.min(points.length, window.end + GRAPHEME_MARGIN);
  const bounds: number[] = [];
  let at = from;
  for (const { segment } of graphemes.segment(points.slice(from, to).join(''))) {
    bounds.push(at);
    at += Array.from(segment).length;
  }
  bounds.push(to);
  return bounds;
}

/** The window without the halves of written characters at its ends, unless the first match would suffer. */
function alignedWindow(wanted: Span, first: Span, bounds: number[]): Span {
  const start = bounds.find((bound) => bound >= wanted.start) ?? wanted.start;
  const end = bounds.findLast((bound) => bound <= wanted.end) ?? wanted.end;
  return {
    start: start <= first.start ? start : wanted.start,
    end: end > first.start ? end : wanted.end,
  };
}
