import { addSeconds } from '@app/kernel';
import { describe, expect, it } from 'vitest';
import { addToCount, countAt, nextRescore, trendingScore, trendingTerms } from './trending-score.ts';
import { NO_STATS } from './video.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const none = { reactions: 0, comments: 0, shares: 0 };
const fresh = { stats: NO_STATS, velocity: { score: 0, at: now }, publishedAt: now, createdAt: addSeconds(now, -1e6) };
const HOUR = 3_600;

describe('the terms of the trending score', () => {
  it('are 0 but for recency when nothing has happened', () => {
    expect(trendingTerms(fresh, none, now)).toEqual({ viewVelocity: 0, completionRate: 0, engagementRate: 0, recencyScore: 1 });
  });

  it('never leave 0 to 1, whatever the counts', () => {
    const stats = { ...NO_STATS, viewCount: 1, playCount: 1, completionCount: 1 };
    const busy = { ...fresh, stats, velocity: { score: 1e9, at: now }, publishedAt: addSeconds(now, 60) };
    const terms = trendingTerms(busy, { reactions: 1e6, comments: 1e6, shares: 1e6 }, now);
    expect(Object.values(terms)).toEqual([1, 1, 1, 1]);
    expect(trendingScore(terms)).toBeCloseTo(1);
  });

  it('let a view lose half its weight in six hours and newness in two days', () => {
    const { velocity } = { velocity: addToCount({ score: 0, at: now }, 8, now) };
    expect(countAt(velocity, addSeconds(now, 6 * HOUR))).toBeCloseTo(4);
    expect(countAt(addToCount(velocity, 1, addSeconds(now, 6 * HOUR)), addSeconds(now, 12 * HOUR))).toBeCloseTo(2.5);
    expect(trendingTerms(fresh, none, addSeconds(now, 48 * HOUR)).recencyScore).toBeCloseTo(0.5);
  });

  it('are weighed 0.4, 0.3, 0.2 and 0.1', () => {
    const zero = { viewVelocity: 0, completionRate: 0, engagementRate: 0, recencyScore: 0 };
    for (const [term, weight] of [
      ['viewVelocity', 0.4],
      ['completionRate', 0.3],
      ['engagementRate', 0.2],
      ['recencyScore', 0.1],
    ] as const)
      expect(trendingScore({ ...zero, [term]: 1 })).toBeCloseTo(weight);
  });
});

describe('the next rescoring', () => {
  const terms = { viewVelocity: 0, completionRate: 1, engagementRate: 1, recencyScore: 1 };
  it('comes in a minute for what is new, in an hour at most for what is old', () => {
    expect(nextRescore(terms, now, now)).toEqual(addSeconds(now, 60));
    expect(nextRescore(terms, addSeconds(now, -90 * HOUR), now)).toEqual(addSeconds(now, HOUR));
  });
  it('does not wait long while a video is watched', () => {
    expect(nextRescore({ ...terms, viewVelocity: 0.5 }, addSeconds(now, -90 * HOUR), now)).toEqual(addSeconds(now, 300));
  });
  it('never comes when time has nothing left to take', () => {
    expect(nextRescore({ ...terms, recencyScore: 0.001 }, now, now)).toBeNull();
  });
});
