import { completionRate, type DecayingCount, type TrendingTerms, type Video } from './video.ts';

/** A view loses half its weight in this time. */
const VELOCITY_HALF_LIFE_SEC = 6 * 3_600;
/** So many fresh views are the most that can be told apart. */
const VELOCITY_MAX = 10_000;
/** A video loses half its newness in this time. */
const RECENCY_HALF_LIFE_SEC = 48 * 3_600;
/** Engagement counts against so many views more than there are, so that one early like is not everything. */
const ENGAGEMENT_SMOOTHING = 20;
const ENGAGEMENT_WEIGHTS = { reactions: 1, comments: 2, shares: 3 } as const;
/** The seed's formula. */
const WEIGHTS = { viewVelocity: 0.4, completionRate: 0.3, engagementRate: 0.2, recencyScore: 0.1 } as const;

/** Likes, comments and shares of a video. */
export interface Engagement {
  readonly reactions: number;
  readonly comments: number;
  readonly shares: number;
}

/** A decaying count as it is at `now`. */
export function countAt({ score, at }: DecayingCount, now: Date): number {
  const ageSec = Math.max(0, (now.getTime() - at.getTime()) / 1000);
  return score * 2 ** (-ageSec / VELOCITY_HALF_LIFE_SEC);
}

/** A decaying count after `added` more at `now`. */
export function addToCount(count: DecayingCount, added: number, now: Date): DecayingCount {
  return added === 0 ? count : { score: countAt(count, now) + added, at: now };
}

/**
 * The terms of the trending score at `now`, each from 0 to 1:
 * - viewVelocity: log(1 + v) / log(1 + 10,000), v being the views, each of half its weight every 6 hours
 * - completionRate: share of the plays that went through 95 % of the video
 * - engagementRate: (reactions + 2 comments + 3 shares) / (views + 20)
 * - recencyScore: halves every 48 hours since the publication
 */
export function trendingTerms(
  video: Pick<Video, 'stats' | 'velocity' | 'publishedAt' | 'createdAt'>,
  engagement: Engagement,
  now: Date,
): TrendingTerms {
  const ageSec = Math.max(0, (now.getTime() - (video.publishedAt ?? video.createdAt).getTime()) / 1000);
  const engaged =
    engagement.reactions * ENGAGEMENT_WEIGHTS.reactions +
    engagement.comments * ENGAGEMENT_WEIGHTS.comments +
    engagement.shares * ENGAGEMENT_WEIGHTS.shares;
  return {
    viewVelocity: share(Math.log1p(countAt(video.velocity, now)) / Math.log1p(VELOCITY_MAX)),
    completionRate: share(completionRate(video.stats)),
    engagementRate: share(engaged / (video.stats.viewCount + ENGAGEMENT_SMOOTHING)),
    recencyScore: share(2 ** (-ageSec / RECENCY_HALF_LIFE_SEC)),
  };
}

/** 0.4 velocity + 0.3 completion + 0.2 engagement + 0.1 recency: from 0 to 1. */
export function trendingScore(terms: TrendingTerms): number {
  return share(
    terms.viewVelocity * WEIGHTS.viewVelocity +
      terms.completionRate * WEIGHTS.completionRate +
      terms.engagementRate * WEIGHTS.engagementRate +
      terms.recencyScore * WEIGHTS.recencyScore,
  );
}

/** Below this, a term that only time moves is as good as gone. */
const NEGLIGIBLE = 0.002;
const RESCORE_SEC = { min: 60, max: 3_600 } as const;
/** A term moves by less than a hundredth of itself in a hundredth of its half-life; the younger a video, the sooner. */
const RESCORES_AN_AGE = 20;

/** When time alone will have moved the score enough to be told anew; null: it has nothing left to lose. */
export function nextRescore(terms: TrendingTerms, publishedAt: Date, now: Date): Date | null {
  if (terms.viewVelocity < NEGLIGIBLE && terms.recencyScore < NEGLIGIBLE) return null;
  const ageSec = Math.max(0, (now.getTime() - publishedAt.getTime()) / 1000);
  const waitSec = Math.min(RESCORE_SEC.max, Math.max(RESCORE_SEC.min, ageSec / RESCORES_AN_AGE));
  // A video that is watched now moves faster than its age says.
  const isHot = terms.viewVelocity >= 0.1;
  return new Date(now.getTime() + Math.min(waitSec, isHot ? RESCORE_SEC.min * 5 : waitSec) * 1000);
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}
