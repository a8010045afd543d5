import { grantSettings } from '@app/grants';
import { type ConfigOf, config } from '@app/kernel';

/** Configuration of the post feed. */
export const postfeedSettings = {
  ...grantSettings,
  FEED_FANOUT_MAX_FOLLOWERS: config.integer(
    10_000,
    'Authors with more followers are merged into home feeds at read, not fanned out',
  ),
  SCHEDULE_MIN_LEAD_SEC: config.integer(60, 'Seconds that the time of a scheduled post must be ahead at least'),
  TRENDING_REFRESH_SEC: config.integer(20, 'Seconds between two refreshes of trending hashtags', 1),
  SOFT_DELETE_RETENTION_SEC: config.integer(30 * 86_400, 'Deleted rows are purged after it', 0),
  LINK_PREVIEWS: config.flag('on', 'Fetches previews of links in posts; off: this process fetches nothing from the internet'),
};
export type PostfeedConfig = ConfigOf<typeof postfeedSettings>;
