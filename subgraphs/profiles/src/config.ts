import { grantSettings } from '@app/grants';
import type { ConfigOf } from '@app/kernel';

/** Configuration keys of profiles. */
export const profilesSettings = { ...grantSettings };
export type ProfilesConfig = ConfigOf<typeof profilesSettings>;
