import { describe, expect, it } from 'vitest';
import { streamFor, streamsOf } from './layout.ts';
import { compareEntryIds, entryBefore } from './position.ts';

describe('entry ids', () => {
  it('compare as numbers, time first', () => {
    const sorted = ['0-0', '9-1', '10-0', '10-2', '10-10', '1700000000000-0', '1700000000000-1'];
    expect([...sorted].reverse().sort(compareEntryIds)).toEqual(sorted);
    expect(compareEntryIds('5-5', '5-5')).toBe(0);
  });

  it('have one directly before each, with nothing in between', () => {
    expect(entryBefore('1700000000000-7')).toBe('1700000000000-6');
    expect(entryBefore('1700000000000-0')).toBe('1699999999999-18446744073709551615');
    expect(compareEntryIds(entryBefore('10-0'), '9-5')).toBeGreaterThan(0);
    expect(compareEntryIds(entryBefore('10-0'), '10-0')).toBeLessThan(0);
  });
});

describe('the layout', () => {
  it('keeps a key in one stream and uses all of them', () => {
    const layout = { prefix: 'p:', partitions: 4 };
    expect(streamsOf(layout, 'chat')).toEqual(['p:{log:chat:0}', 'p:{log:chat:1}', 'p:{log:chat:2}', 'p:{log:chat:3}']);
    const used = new Set(Array.from({ length: 200 }, (_, n) => streamFor(layout, 'chat', `key-${n}`)));
    expect(used.size).toBe(4);
    expect(streamFor(layout, 'chat', 'k')).toBe(streamFor(layout, 'chat', 'k'));
  });
});
