import type { Notification } from '../../domain/notification.ts';

export type NotificationMapper = Notification;
