import { describe, expect, it } from 'vitest';
import { KeyedBatches } from './keyed-batches.ts';

describe('keyed batches', () => {
  it('work at once on a lone item, and on all that arrived meanwhile together, in order', async () => {
    const seen: (readonly number[])[] = [];
    const batches = new KeyedBatches<number, number>(async (_key, items) => {
      seen.push(items);
      await new Promise(setImmediate);
      return items.map((item) => item * 2);
    }, 3);
    expect(await Promise.all([1, 2, 3, 4, 5].map((item) => batches.add('a', item)))).toEqual([2, 4, 6, 8, 10]);
    expect(seen).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('fail the items of a failed batch alone', async () => {
    const batches = new KeyedBatches<number, number>(async (_key, items) => {
      await new Promise(setImmediate);
      if (items.includes(1)) throw new Error('no');
      return items;
    }, 10);
    const [one, two] = await Promise.allSettled([batches.add('a', 1), batches.add('a', 2)]);
    expect([one?.status, two?.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('do not let different keys wait for each other', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const batches = new KeyedBatches<string, string>(async (key, items) => {
      if (key === 'slow') await held;
      return items;
    }, 10);
    const slow = batches.add('slow', 'x');
    expect(await batches.add('quick', 'y')).toBe('y');
    release();
    expect(await slow).toBe('x');
  });
});
