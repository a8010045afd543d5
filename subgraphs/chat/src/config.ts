import { grantSettings } from '@app/grants';
import { type ConfigOf, config } from '@app/kernel';

/** Configuration of chat. */
export const chatSettings = {
  ...grantSettings,
  EDIT_WINDOW_SEC: config.integer(900, 'How long a message can be edited, in seconds'),
  RECALL_WINDOW_SEC: config.integer(120, 'How long the sender can recall a message, in seconds'),
  TYPING_TTL_SEC: config.integer(6, 'After how many seconds a sign of typing expires', 1),
  OFFLINE_AFTER_SEC: config.integer(30, 'Without a live subscription for so many seconds somebody is offline', 1),
  SOFT_DELETE_RETENTION_SEC: config.integer(2_592_000, 'How long deleted rows are kept before they are purged, in seconds'),
};
export type ChatConfig = ConfigOf<typeof chatSettings>;
