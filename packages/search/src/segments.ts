import { classOf, EXTENDS, UNSPACED, WORD } from './characters.ts';

/** A word, or a run of a script without spaces, in a folded text. */
export interface Segment {
  kind: 'word' | 'unspaced';
  text: string;
  /** In UTF-16 units of the folded text, end exclusive. */
  start: number;
  end: number;
}

/**
 * Cuts a folded text into words and unspaced runs, in order. Punctuation, symbols and spaces separate and are left out;
 * so does a change between the two kinds: `iphone手机` is a word and a run.
 */
export function segmentsOf(folded: string): Segment[] {
  const segments: Segment[] = [];
  let kind: Segment['kind'] | null = null;
  let start = 0;
  const close = (end: number) => {
    if (kind !== null) segments.push({ kind, text: folded.slice(start, end), start, end });
  };
  for (let unit = 0; unit < folded.length; ) {
    const point = folded.codePointAt(unit) ?? 0;
    const next = kindOf(point, kind);
    if (next !== kind) {
      close(unit);
      kind = next;
      start = unit;
    }
    unit += point > 0xffff ? 2 : 1;
  }
  close(folded.length);
  return segments;
}

function kindOf(point: number, before: Segment['kind'] | null): Segment['kind'] | null {
  const found = classOf(point);
  // A mark belongs to what stands before it; after nothing it is nothing.
  if ((found & EXTENDS) !== 0) return before;
  if ((found & WORD) !== 0) return 'word';
  return (found & UNSPACED) !== 0 ? 'unspaced' : null;
}
