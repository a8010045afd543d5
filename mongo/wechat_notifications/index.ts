import { devices } from './devices.ts';
import { notifications } from './notifications.ts';
import { threadMutes } from './thread-mutes.ts';

export * from './devices.ts';
export * from './fields.ts';
export * from './notifications.ts';
export * from './thread-mutes.ts';

/** All collections of `wechat_notifications`, in the order of the seed's setup. */
export const notificationsCollections = [notifications, devices, threadMutes];
