import type { HourlyViewsResolvers } from '../../types.generated.ts';

export const HourlyViews: HourlyViewsResolvers = {
  hour: ({ hourAt }) => hourAt,
  watchTimeSec: ({ watchTimeSec }) => Math.round(watchTimeSec),
};
