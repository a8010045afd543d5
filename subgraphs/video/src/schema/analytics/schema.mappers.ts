import type { VideoAnalytics } from '../../domain/analytics.ts';
import type { HourOfViews } from '../../domain/watching.ts';

export type VideoAnalyticsMapper = VideoAnalytics;
export type HourlyViewsMapper = HourOfViews;
