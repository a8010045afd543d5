import { addSeconds, type Clock } from '@app/kernel';

/** Hours that count as now; each counts half as much as the one after it. */
const RECENT_HOURS = 6;
/** Hours before those, whose mean is what is usual for a tag. */
const BASELINE_HOURS = 7 * 24 - RECENT_HOURS;
const HOUR_SEC = 3_600;
/** From this many authors and this score on a tag is trending. */
export const TRENDING_MIN = { authors: 3, score: 1 } as const;

/** What the scores of hashtags are made from, and where they go. */
export interface TrendStore {
  countAuthors(since: Date): Promise<readonly { tag: string; hourAt: Date; authors: number; languages: readonly string[] }[]>;
  countRecentAuthors(since: Date): Promise<ReadonlyMap<string, number>>;
  putHours(
    hours: readonly { tag: string; hourAt: Date; authors: number }[],
    since: Date,
    expiresAt: (hourAt: Date) => Date,
  ): Promise<void>;
  sumAuthors(tags: readonly string[], from: Date, to: Date): Promise<ReadonlyMap<string, number>>;
  listScored(): Promise<readonly string[]>;
  putScores(
    scores: readonly { tag: string; trendScore: number; isTrending: boolean; recentAuthors: number; languages: string[] }[],
    scoredAt: Date,
  ): Promise<void>;
}

/**
 * How far above its usual use a tag is. `hourly`: different authors hour by hour, the present one first; `usual`: the mean of an hour of
 * its last week. recent = Σ authors × 2^−hours ago; expected = usual × Σ 2^−hours ago; score = (recent − expected) / √(expected + 1).
 */
export function trendScore(hourly: readonly number[], usual: number): number {
  const weights = hourly.map((_, hoursAgo) => 2 ** -hoursAgo);
  const recent = hourly.reduce((sum, authors, index) => sum + authors * (weights[index] ?? 0), 0);
  const expected = usual * weights.reduce((sum, weight) => sum + weight, 0);
  return (recent - expected) / Math.sqrt(expected + 1);
}

/**
 * Counts the last hours anew from the public posts themselves (edits and deletions included) and scores every tag that is used now or had
 * a score. Cost: two aggregations over the last six hours' posts. Answers how many tags were scored.
 */
export async function refreshHashtags(deps: { readonly trends: TrendStore; readonly clock: Clock }): Promise<number> {
  const { trends, clock } = deps;
  const now = clock.now();
  const thisHour = startOfHour(now);
  const since = addSeconds(thisHour, -(RECENT_HOURS - 1) * HOUR_SEC);
  const [hours, recentAuthors, scored] = await Promise.all([
    trends.countAuthors(since),
    trends.countRecentAuthors(since),
    trends.listScored(),
  ]);
  await trends.putHours(hours, since, (hourAt) => addSeconds(hourAt, (RECENT_HOURS + BASELINE_HOURS + 1) * HOUR_SEC));
  const byTag = Map.groupBy(hours, (hour) => hour.tag);
  const tags = [...new Set([...byTag.keys(), ...scored])];
  const usual = await trends.sumAuthors(tags, addSeconds(since, -BASELINE_HOURS * HOUR_SEC), since);
  const scores = tags.map((tag) => {
    const hourly = Array.from({ length: RECENT_HOURS }, () => 0);
    const languages = new Set<string>();
    for (const hour of byTag.get(tag) ?? []) {
      hourly[Math.round((thisHour.getTime() - hour.hourAt.getTime()) / (HOUR_SEC * 1000))] = hour.authors;
      for (const language of hour.languages) languages.add(language);
    }
    const score = Math.max(0, trendScore(hourly, (usual.get(tag) ?? 0) / BASELINE_HOURS));
    const authors = recentAuthors.get(tag) ?? 0;
    return {
      tag,
      trendScore: score,
      isTrending: authors >= TRENDING_MIN.authors && score >= TRENDING_MIN.score,
      recentAuthors: authors,
      languages: [...languages].slice(0, 20),
    };
  });
  await trends.putScores(scores, now);
  return scores.length;
}

function startOfHour(time: Date): Date {
  return new Date(Math.floor(time.getTime() / (HOUR_SEC * 1000)) * HOUR_SEC * 1000);
}
