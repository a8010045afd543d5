import type { EngagementStats } from './post.ts';

/** After this time a post's engagement counts half as much. */
export const HALF_LIFE_MS = 12 * 3_600_000;

/** Weights of what people do with a post. */
export const ENGAGEMENT_WEIGHTS = { reactions: 1, comments: 3, shares: 5, views: 0.05 } as const;

/** How much people did with a post, in units of one reaction. */
export function engagementOf(stats: Pick<EngagementStats, 'reactions' | 'comments' | 'shares' | 'views'>): number {
  const { reactions, comments, shares, views } = ENGAGEMENT_WEIGHTS;
  return stats.reactions * reactions + stats.comments * comments + stats.shares * shares + stats.views * views;
}

/**
 * The stored form of the score: log2(1 + engagement) + the post's time in half-lives. Decay halves everything alike, so this orders posts
 * as their decayed engagement does at any time, and only a change of the post itself has to write it.
 */
export function storedScore(
  stats: Pick<EngagementStats, 'reactions' | 'comments' | 'shares' | 'views'>,
  createdAt: Date,
): number {
  return Math.log2(1 + engagementOf(stats)) + createdAt.getTime() / HALF_LIFE_MS;
}

/** The score as clients see it: (1 + engagement) halved every half-life since the post went out. */
export function scoreAt(stored: number, now: Date): number {
  return 2 ** (stored - now.getTime() / HALF_LIFE_MS);
}
