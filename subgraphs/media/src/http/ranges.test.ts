import { describe, expect, it } from 'vitest';
import { readRange } from './ranges.ts';

describe('a range of a file of 100 bytes', () => {
  it.each([
    ['bytes=0-9', { kind: 'part', start: 0, end: 9 }],
    ['bytes=90-', { kind: 'part', start: 90, end: 99 }],
    ['bytes=90-500', { kind: 'part', start: 90, end: 99 }],
    ['bytes=-10', { kind: 'part', start: 90, end: 99 }],
    ['bytes=-500', { kind: 'part', start: 0, end: 99 }],
    ['bytes=99-99', { kind: 'part', start: 99, end: 99 }],
  ])('%s is a part', (header, expected) => expect(readRange(header, 100)).toEqual(expected));

  it.each(['bytes=100-', 'bytes=200-300', 'bytes=-0'])('%s cannot be satisfied', (header) =>
    expect(readRange(header, 100)).toEqual({ kind: 'none' }),
  );

  it.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=9-5', 'bytes=0-1,5-6', 'items=0-1', 'bytes=a-b'])(
    '%s is ignored',
    (header) => expect(readRange(header, 100)).toEqual({ kind: 'all' }),
  );
});
