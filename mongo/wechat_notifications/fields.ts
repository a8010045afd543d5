import { textField } from '@app/kernel';
import { z } from 'zod';

/** Every type of notification. */
export const NOTIFICATION_TYPES = [
  'FOLLOW',
  'UNFOLLOW',
  'FOLLOW_REQUEST',
  'FOLLOW_ACCEPTED',
  'POST_LIKE',
  'POST_COMMENT',
  'POST_SHARE',
  'POST_MENTION',
  'COMMENT_LIKE',
  'COMMENT_REPLY',
  'COMMENT_MENTION',
  'VIDEO_LIKE',
  'VIDEO_COMMENT',
  'VIDEO_SHARE',
  'VIDEO_PROCESSED',
  'VIDEO_FAILED',
  'VIDEO_PUBLISHED',
  'MESSAGE',
  'MESSAGE_MENTION',
  'MESSAGE_REQUEST',
  'GROUP_INVITE',
  'GROUP_MENTION',
  'POLL_ENDED',
  'SECURITY_ALERT',
  'DATA_EXPORT',
  'SYSTEM',
] as const;

/** Most actors that a group keeps by name, newest last; more are only counted. */
export const KEPT_ENTRIES = 200;
/** Longest endpoint or token of a device. */
export const DEVICE_ADDRESS_MAX = 2048;

/** What a device is called by its user. */
export const deviceNameField = () => textField(100, { min: 1, singleLine: true });

/** What a notification is about, by domain and id. */
export const subjectField = () =>
  z.strictObject({
    type: z.enum(['USER', 'POST', 'COMMENT', 'VIDEO', 'MESSAGE', 'CONVERSATION']),
    id: z.string().meta({ maxLength: 64 }),
  });

/** Words for title and body beside the actors, e.g. the title of a video. */
export const argsField = () => z.record(z.string(), z.string().meta({ maxLength: 2_000 }));
