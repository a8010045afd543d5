import { RETENTION_PARTS } from '@app/collections/wechat_video/fields';
import { addSeconds, BadUserInputError, type Clock, type Viewer } from '@app/kernel';
import { completionRate, type TrendingTerms, type Video } from './video.ts';
import type { HourOfViews, TimeRange, ViewStore } from './watching.ts';

export interface AnalyticsDeps {
  readonly views: ViewStore;
  readonly clock: Clock;
}

/** What an owner learns about the watching of a video. */
export interface VideoAnalytics {
  readonly views: number;
  readonly uniqueViewers: number;
  readonly watchTimeSec: number;
  readonly averageViewSec: number;
  readonly completionRate: number;
  /** Share of the plays in which each hundredth was played. */
  readonly retention: readonly number[];
  readonly hourly: readonly HourOfViews[];
  readonly score: TrendingTerms;
}

const HOUR_SEC = 3_600;
/** Hours that are told at most: 90 days. */
const HOURS_MAX = 90 * 24;
/** Hours that are told when no range is asked for begin so long ago. */
const DEFAULT_SPAN_SEC = 7 * 24 * HOUR_SEC;

/**
 * Analytics of one's own video; null for everybody else. Counts are of all time, or of the hours that begin from `since` on and before
 * `until`; retention is of all time. Throws `BadUserInputError` when `since` is not before `until`.
 */
export async function readAnalytics(
  deps: AnalyticsDeps,
  viewer: Viewer | null,
  video: Video,
  asked: { readonly since?: Date | null; readonly until?: Date | null },
): Promise<VideoAnalytics | null> {
  if (viewer?.id !== video.userId) return null;
  const range: TimeRange = { since: asked.since ? hourOf(asked.since) : null, until: asked.until ?? null };
  if (range.since !== null && range.until !== null && range.since >= range.until)
    throw new BadUserInputError('`since` must be before `until`.', ['since', 'until']);
  const isAllTime = range.since === null && range.until === null;
  const hoursSince = isAllTime ? hourOf(addSeconds(deps.clock.now(), -DEFAULT_SPAN_SEC)) : range.since;
  const [totals, uniqueViewers, hourly, retained] = await Promise.all([
    isAllTime ? totalsOf(video) : deps.views.sumHours(video.id, range),
    isAllTime ? video.stats.viewerCount : deps.views.countViewers(video.id, range),
    deps.views.hours(video.id, { ...range, since: hoursSince }, HOURS_MAX),
    deps.views.retention(video.id),
  ]);
  const plays = retained?.plays ?? 0;
  return {
    views: totals.views,
    uniqueViewers,
    watchTimeSec: totals.watchTimeSec,
    averageViewSec: totals.plays === 0 ? 0 : totals.watchTimeSec / totals.plays,
    completionRate: completionRate({ playCount: totals.plays, completionCount: totals.completions }),
    retention: Array.from({ length: RETENTION_PARTS }, (_, part) =>
      plays === 0 ? 0 : Math.min(1, (retained?.parts[part] ?? 0) / plays),
    ),
    hourly,
    score: video.trending,
  };
}

function totalsOf({ stats }: Video): Omit<HourOfViews, 'hourAt'> {
  const { viewCount: views, playCount: plays, completionCount: completions, watchTimeSec } = stats;
  return { views, plays, completions, watchTimeSec };
}

function hourOf(time: Date): Date {
  return new Date(Math.floor(time.getTime() / (HOUR_SEC * 1000)) * HOUR_SEC * 1000);
}
