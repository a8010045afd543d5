import type { Clock } from '@app/kernel';
import { type Engagement, nextRescore, trendingScore, trendingTerms } from './trending-score.ts';
import type { TrendingTerms, Video } from './video.ts';

/** A score as it is to be kept. */
export interface Scored {
  readonly id: string;
  readonly userId: string;
  readonly trendingScore: number;
  readonly trending: TrendingTerms;
  readonly rescoreAt: Date | null;
}

export interface TrendingStore {
  /** Takes videos of which something happened that their scores do not know; what happens from then on calls for another time. */
  takeChanged(limit: number): Promise<Video[]>;
  /** Videos whose scores time alone has moved enough. */
  listDue(now: Date, limit: number): Promise<Video[]>;
  saveScores(scores: readonly Scored[]): Promise<void>;
  /** Calls for a new score of one video. */
  noteChange(videoId: string): Promise<void>;
  /** Calls for new scores of all listed videos. */
  noteAll(): Promise<void>;
}

export interface RefreshTrendingDeps {
  readonly trending: TrendingStore;
  /** Likes, comments and shares of videos; those without any are left out. */
  readonly engagement: (videoIds: readonly string[]) => Promise<ReadonlyMap<string, Engagement>>;
  readonly clock: Clock;
}

const VIDEOS_A_ROUND = 200;
const NO_ENGAGEMENT: Engagement = { reactions: 0, comments: 0, shares: 0 };

/** Brings the trending scores up to date: what has changed first, then what has aged. Answers how many; ends early when `signal` says so. */
export async function refreshTrending(deps: RefreshTrendingDeps, signal?: AbortSignal): Promise<number> {
  const changed = await inRounds((limit) => deps.trending.takeChanged(limit), deps, signal);
  const aged = await inRounds((limit) => deps.trending.listDue(deps.clock.now(), limit), deps, signal);
  return changed + aged;
}

async function inRounds(
  next: (limit: number) => Promise<Video[]>,
  deps: RefreshTrendingDeps,
  signal: AbortSignal | undefined,
): Promise<number> {
  let count = 0;
  while (!signal?.aborted) {
    const videos = await next(VIDEOS_A_ROUND);
    if (videos.length > 0) await score(deps, videos);
    count += videos.length;
    if (videos.length < VIDEOS_A_ROUND) break;
  }
  return count;
}

async function score(deps: RefreshTrendingDeps, videos: readonly Video[]): Promise<void> {
  const engagement = await deps.engagement(videos.map(({ id }) => id));
  const now = deps.clock.now();
  await deps.trending.saveScores(
    videos.map((video) => {
      const trending = trendingTerms(video, engagement.get(video.id) ?? NO_ENGAGEMENT, now);
      const rescoreAt = video.isListed ? nextRescore(trending, video.publishedAt ?? video.createdAt, now) : null;
      return { id: video.id, userId: video.userId, trendingScore: trendingScore(trending), trending, rescoreAt };
    }),
  );
}
