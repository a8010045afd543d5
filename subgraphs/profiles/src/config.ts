import { grantSettings } from '@app/grants';
import { type ConfigOf, config } from '@app/kernel';

/** Configuration keys of profiles. */
export const profilesSettings = {
  ...grantSettings,
  SOFT_DELETE_RETENTION_SEC: config.integer(30 * 86_400, 'Seconds for which deleted rows are kept', 0),
};
export type ProfilesConfig = ConfigOf<typeof profilesSettings>;
