import type { ChannelWish } from './profile.ts';

/** Every type of notification, with how it is told unless its receiver wishes otherwise. */
const DEFAULT_CHANNELS = {
  FOLLOW: { inApp: true, push: true, email: false },
  UNFOLLOW: { inApp: false, push: false, email: false },
  FOLLOW_REQUEST: { inApp: true, push: true, email: false },
  FOLLOW_ACCEPTED: { inApp: true, push: true, email: false },
  POST_LIKE: { inApp: true, push: true, email: false },
  POST_COMMENT: { inApp: true, push: true, email: false },
  POST_SHARE: { inApp: true, push: true, email: false },
  POST_MENTION: { inApp: true, push: true, email: false },
  COMMENT_LIKE: { inApp: true, push: true, email: false },
  COMMENT_REPLY: { inApp: true, push: true, email: false },
  COMMENT_MENTION: { inApp: true, push: true, email: false },
  VIDEO_LIKE: { inApp: true, push: true, email: false },
  VIDEO_COMMENT: { inApp: true, push: true, email: false },
  VIDEO_SHARE: { inApp: true, push: true, email: false },
  VIDEO_PROCESSED: { inApp: true, push: true, email: false },
  VIDEO_FAILED: { inApp: true, push: true, email: false },
  VIDEO_PUBLISHED: { inApp: true, push: false, email: false },
  MESSAGE: { inApp: true, push: true, email: false },
  MESSAGE_MENTION: { inApp: true, push: true, email: false },
  MESSAGE_REQUEST: { inApp: true, push: false, email: false },
  GROUP_INVITE: { inApp: true, push: true, email: false },
  GROUP_MENTION: { inApp: true, push: true, email: false },
  POLL_ENDED: { inApp: true, push: false, email: false },
  SECURITY_ALERT: { inApp: true, push: true, email: true },
  DATA_EXPORT: { inApp: true, push: true, email: true },
  SYSTEM: { inApp: true, push: true, email: false },
} as const;

/** What can be told to a user. */
export type NotificationType = keyof typeof DEFAULT_CHANNELS;

/** Channels of one type as they are in force. */
export interface EffectiveChannels extends ChannelWish {
  readonly type: NotificationType;
}

/** Types that cannot be switched off in the application. */
export const CRITICAL_TYPES: ReadonlySet<string> = new Set(['SECURITY_ALERT', 'SYSTEM']);

/** All types, each with its channels: the user's wishes over the defaults. */
export function effectiveChannels(wishes: readonly ChannelWish[]): EffectiveChannels[] {
  const wished = new Map(wishes.map((wish) => [wish.type, wish]));
  return Object.keys(DEFAULT_CHANNELS)
    .filter(isNotificationType)
    .map((type) => ({ ...DEFAULT_CHANNELS[type], ...wished.get(type), type }));
}

function isNotificationType(name: string): name is NotificationType {
  return name in DEFAULT_CHANNELS;
}
