/** What a `Range` header asks for. `all`: none, or one that is to be ignored. */
export type RangeAsk =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number };

/** Reads a `Range` header (RFC 9110) for a file of `size` bytes: one range of bytes is served, several or another unit are ignored. */
export function readRange(header: string | undefined, size: number): RangeAsk {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/.exec(header ?? '');
  if (match === null) return { kind: 'all' };
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return { kind: 'all' };
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? { kind: 'none' } : { kind: 'part', start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return { kind: 'all' };
  return start >= size ? { kind: 'none' } : { kind: 'part', start, end };
}
