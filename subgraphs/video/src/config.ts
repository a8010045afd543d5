import { type ConfigOf, config } from '@app/kernel';
import { mediaUrlSettings } from '@app/media-urls';

/** Configuration of videos. */
export const videoSettings = {
  ...mediaUrlSettings,
  VIDEO_VIEW_WINDOW_SEC: config.integer(86_400, 'Seconds in which a viewer counts once as a view of a video', 1),
  VIDEO_TRENDING_REFRESH_SEC: config.integer(10, 'Seconds between two refreshes of trending scores', 1),
  SOFT_DELETE_RETENTION_SEC: config.integer(30 * 86_400, 'Seconds for which deleted rows are kept', 0),
};
export type VideoConfig = ConfigOf<typeof videoSettings>;
