import { defineEvent } from '@app/events/define';
import { z } from 'zod';

const byUser = {
  key: ({ userId }: { userId: string }) => userId,
  topics: ({ userId }: { userId: string }) => [`user:${userId}`],
};

/** A notification arrived, or a group grew. */
export const NotificationArrived = defineEvent(
  'notifications.notification.arrived.v1',
  z.object({ userId: z.string(), notificationId: z.string() }),
  byUser,
);
/** Unread or unseen counts of a user moved without an arrival. */
export const NotificationBadgeMoved = defineEvent('notifications.badge.moved.v1', z.object({ userId: z.string() }), byUser);
