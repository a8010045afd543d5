import { expect, it } from 'vitest';
import { nextUnseen, type RescoredPosition } from './rescored-lists.ts';

interface Place {
  readonly score: number;
  readonly id: string;
}

const idOf = (n: number) => `0000-${String(n).padStart(8, '0')}`;

/** Rows by their scores, best first, behind a place. */
function topOf(scores: ReadonlyMap<number, number>) {
  return async (after: Place | null, limit: number): Promise<Place[]> =>
    [...scores]
      .map(([n, score]) => ({ score, id: idOf(n) }))
      .sort((a, b) => b.score - a.score)
      .filter(({ score }) => after === null || score < after.score)
      .slice(0, limit);
}

it('shows each row once although rows rise and fall between the pages', async () => {
  const scores = new Map(Array.from({ length: 30 }, (_, n) => [n, 100 - n]));
  const shown: string[] = [];
  let after: RescoredPosition<Place> | null = null;
  for (;;) {
    const page: RescoredPosition<Place>[] = await nextUnseen(after, 7, topOf(scores));
    if (page.length === 0) break;
    shown.push(...page.map(({ last }) => last.id));
    after = page.at(-1) ?? null;
    // The last of all becomes the first, and what was shown first falls to the end.
    scores.set(Math.max(0, 29 - shown.length), 1_000 + shown.length);
    scores.set(shown.length % 5, -shown.length);
  }
  expect([...shown].sort()).toEqual(Array.from({ length: 30 }, (_, n) => idOf(n)));
});

it('goes on by place when more rows were shown than a cursor remembers', async () => {
  const scores = new Map(Array.from({ length: 1_000 }, (_, n) => [n, 1_000 - n]));
  let after: RescoredPosition<Place> | null = null;
  let count = 0;
  for (;;) {
    const page: RescoredPosition<Place>[] = await nextUnseen(after, 100, topOf(scores));
    if (page.length === 0) break;
    count += page.length;
    after = page.at(-1) ?? null;
    expect(after?.seen.length).toBeLessThanOrEqual(400 * 8);
  }
  expect(count).toBe(1_000);
});
