import type { RelationFacts } from '@app/contracts';
import { engagementOf } from './engagement-score.ts';
import type { Post } from './post.ts';

/** One term of a rank with its weight in it. */
export interface RankPart {
  readonly name: 'recency' | 'engagement' | 'closeness' | 'media';
  readonly value: number;
}

/** What each term can bring at most; together 1. */
export const RANK_WEIGHTS = { recency: 0.45, engagement: 0.3, closeness: 0.2, media: 0.05 } as const;

const RECENCY_HALF_LIFE_MS = 6 * 3_600_000;
/** Engagement at which its term is full. */
const FULL_ENGAGEMENT = 1000;

/**
 * How high a post stands in RANKED, 0 to 1:
 * 0.45 × 2^(−age / 6 h) + 0.30 × min(1, log(1 + engagement) / log(1001)) + 0.20 × closeness + 0.05 × has media,
 * where closeness is 1 for friends, 0.6 for others whom the viewer follows, 0.3 for their own posts.
 */
export function rankPost(
  post: Post,
  viewerId: string,
  facts: RelationFacts | undefined,
  now: Date,
): { readonly score: number; readonly parts: readonly RankPart[] } {
  const ageMs = Math.max(0, now.getTime() - post.createdAt.getTime());
  const terms = {
    recency: 2 ** (-ageMs / RECENCY_HALF_LIFE_MS),
    engagement: Math.min(1, Math.log1p(engagementOf(post.stats)) / Math.log1p(FULL_ENGAGEMENT)),
    closeness: closeness(post.userId === viewerId, facts),
    media: post.mediaIds.length > 0 || post.videoId !== null ? 1 : 0,
  };
  const names = ['recency', 'engagement', 'closeness', 'media'] as const;
  const parts = names.map((name) => ({ name, value: terms[name] * RANK_WEIGHTS[name] }));
  return { score: parts.reduce((sum, part) => sum + part.value, 0), parts };
}

function closeness(isOwn: boolean, facts: RelationFacts | undefined): number {
  if (isOwn) return 0.3;
  return facts?.isFollowing === true && facts.followsYou ? 1 : 0.6;
}
