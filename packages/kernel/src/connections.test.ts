import { describe, expect, it } from 'vitest';
import { type ConnectionShape, type PageReader, readPage, toConnection } from './connections.ts';

/** Rows 1 to `count`, of which a caller may see those that `isSeen` says. */
function rows(count: number, isSeen: (row: number) => boolean) {
  return (first: number, after: number | null): PageReader<number, number, number> => ({
    first,
    after,
    skeleton: async (place, limit) =>
      Array.from({ length: limit }, (_, index) => (place ?? 0) + index + 1).filter((row) => row <= count),
    position: (row) => row,
    present: async (skeletons) => skeletons.map((row) => (isSeen(row) ? row : null)),
    cursor: String,
  });
}

async function walk(read: ReturnType<typeof rows>, first: number): Promise<{ seen: number[]; pages: number }> {
  const seen: number[] = [];
  let after: number | null = null;
  for (let pages = 1; ; pages++) {
    const { nodes, pageInfo }: ConnectionShape<number> = toConnection(await readPage(read(first, after)));
    seen.push(...nodes);
    if (!pageInfo.hasNextPage) return { seen, pages };
    expect(Number(pageInfo.endCursor)).toBeGreaterThan(after ?? 0);
    after = Number(pageInfo.endCursor);
  }
}

describe('a page', () => {
  it('is refilled when the rules hide rows, and each row that may be seen comes once', async () => {
    const { seen } = await walk(
      rows(500, (row) => row % 3 === 0),
      10,
    );
    expect(seen).toEqual(Array.from({ length: 166 }, (_, index) => (index + 1) * 3));
  });

  it('tells where to go on also when all that was looked at is hidden', async () => {
    const { seen, pages } = await walk(
      rows(2_000, (row) => row > 1_990),
      5,
    );
    expect(seen).toEqual([1991, 1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999, 2000]);
    expect(pages).toBeLessThan(40);
  });

  it('of an empty list goes nowhere', async () => {
    const { pageInfo } = toConnection(await readPage(rows(0, () => true)(5, null)));
    expect(pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
  });
});
