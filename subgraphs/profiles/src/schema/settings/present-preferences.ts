import { effectiveChannels } from '../../domain/notification-types.ts';
import type { NotificationSettings } from '../../domain/profile.ts';

/** Settings as clients see them: every type with the channels that are in force. */
export function presentPreferences({ channels, quietHours, digest }: NotificationSettings) {
  return { channels: effectiveChannels(channels), quietHours, digest };
}
